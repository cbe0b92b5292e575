/** Variable by which `infra recover` tells the program which existing things to adopt: ids by name. */
export const recoveredVariable = "INFRA_RECOVERED";
