/** Variable that says whose a service or an env group is, where no environment does. */
export const markerVariable = "PULUMI_MANAGED_BY";

/** The variables, and the mark of whose they are. */
export function withMarkerVariable(
  variables: Record<string, string> | undefined,
  managedBy: string | undefined,
): Record<string, string> {
  return { ...variables, ...(managedBy && { [markerVariable]: managedBy }) };
}

/** The variables without the mark. */
export function withoutMarkerVariable(present: Record<string, string>): Record<string, string> {
  const { [markerVariable]: _, ...own } = present;
  return own;
}
