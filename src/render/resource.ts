import * as pulumi from "@pulumi/pulumi";
import type { PropertyTable, Role } from "./properties.ts";

/**
 * The kinds of object this package manages at Render, as they stand in resource types and so in
 * state: one may be added, none renamed (docs/decisions/state-is-a-contract.md).
 */
export type ResourceKind =
  | "Project"
  | "Environment"
  | "WebService"
  | "PrivateService"
  | "BackgroundWorker"
  | "CronJob"
  | "StaticSite"
  | "EnvGroup"
  | "KeyValue"
  | "Postgres"
  | "CustomDomain"
  | "RegistryCredential";

/**
 * The text the engine keeps in state and evaluates in the provider's process. It holds no logic and
 * no credential: every method loads today's code, so a change of code needs no change of state.
 * The second import serves a stack whose folder is outside this package but runs on its modules.
 *
 * States hold this text for as long as their resources live, so both paths are kept for good: see
 * docs/decisions/state-is-a-contract.md. A changed text is kept in tests/contract/provider-code too.
 */
export function shell(kind: ResourceKind): string {
  return `exports.handler=()=>{let c,p;
const l=()=>p??=(async()=>{require("module").enableCompileCache?.();
const m=await import("platform-environments/render").catch(e=>{
if(e.code!=="ERR_MODULE_NOT_FOUND")throw e;
const r=require.main.filename.split(/[\\\\/]node_modules[\\\\/]/)[0];
return import(require("url").pathToFileURL(r+"/src/render/provider.ts").href)});
return m.provider("${kind}",c)})();
const f=n=>async(...a)=>(await l())[n](...a);
return{configure:async r=>{c=r.config},check:f("check"),diff:f("diff"),create:f("create"),
read:f("read"),update:f("update"),delete:f("delete")}}`;
}

/**
 * A resource whose life is managed by this package's own provider process. It extends
 * CustomResource and not dynamic.Resource, because the latter compiles and walks its provider's
 * code to put a copy into state, and ours is the constant text above.
 */
export abstract class RenderResource extends pulumi.CustomResource {
  protected constructor(
    kind: ResourceKind,
    name: string,
    args: object,
    properties: PropertyTable,
    opts: pulumi.CustomResourceOptions = {},
  ) {
    const outputs = Object.keys(properties.outputs);
    const unknown = Object.fromEntries(outputs.map((output) => [output, undefined]));
    const secret = [...(opts.additionalSecretOutputs ?? []), ...secretProperties(properties)];
    super(
      `pulumi-nodejs:dynamic/render:${kind}`,
      name,
      { ...unknown, ...args, __provider: shell(kind) },
      { ...opts, additionalSecretOutputs: secret },
    );
  }
}

/**
 * Who manages an object, written on it where no Render environment of ours can show that:
 * the Pulumi project and stack. Only then does a repeated `up` know its own half-made objects.
 */
export function managedBy(environmentId: pulumi.Input<string> | undefined): string | undefined {
  return environmentId === undefined ? `${pulumi.getProject()}/${pulumi.getStack()}` : undefined;
}

/** Properties that are secret in state whatever the program passed in. */
function secretProperties({ inputs, outputs }: PropertyTable): string[] {
  const all: [name: string, role: Role][] = [...Object.entries(inputs), ...Object.entries(outputs)];
  return all.filter(([, role]) => role === "secret").map(([name]) => name);
}
