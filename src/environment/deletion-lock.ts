import { ComponentResource, type Resource } from "@pulumi/pulumi";
import type { DeletionProtection } from "./deletion-protection.ts";

/**
 * Stands for the environment as a whole, in the state alone. It depends on everything, so it is the
 * first to be deleted, and nothing that it depends on can go before it, with whatever flag: the
 * engine keeps what a protected resource depends on, and deletes no target without its dependents.
 * docs/decisions/production-is-kept-whole.md
 */
export class DeletionLock extends ComponentResource {
  constructor(
    name: string,
    { protection, stack }: { protection: DeletionProtection; stack: string },
    whole: Resource,
  ) {
    super(
      "platform:environment:DeletionLock",
      name,
      {},
      {
        dependsOn: whole,
        ...protection.keep(stack),
      },
    );
    this.registerOutputs();
  }
}
