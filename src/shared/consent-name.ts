/**
 * The name by which `allowDeletion` consents to the loss of a resource, from its inputs. A branch
 * protection has a pattern; what has neither stands for the stack as a whole.
 */
export function consentName(inputs: Record<string, unknown> | undefined, stack: string): string {
  return String(inputs?.["name"] ?? inputs?.["pattern"] ?? stack);
}
