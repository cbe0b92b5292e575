/**
 * How a person consents to the loss of what a check refused to lose. The program sets
 * `allowReplace` where the stack's config names the thing, so that is what has to be written.
 */
export function consentTo(name: string): string {
  return `To let it go, write \`allowDeletion: [${name}]\` under environment in its stack file.`;
}
