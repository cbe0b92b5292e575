import { log, type Output } from "@pulumi/pulumi";

/**
 * Warns where an answer of a vendor is missing, because the engine left its resource out (see
 * when-present.ts). A `destroy --run-program` then puts components into the state that it did not
 * hold, says that all is deleted, and `pulumi stack rm` refuses; a plain `pulumi destroy` takes them
 * out again.
 */
export function warnOfLeftOut(answer: Output<unknown>, stack: string): void {
  answer.apply((given) => {
    if (given !== undefined) return;
    log.warn(
      "This run has left out what the state does not hold. If the stack is to go, finish with " +
        `\`pulumi destroy -s ${stack}\`, without --run-program: only then does the state hold ` +
        `nothing, and \`pulumi stack rm ${stack}\` work.`,
    );
  });
}
