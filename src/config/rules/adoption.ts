import type { ConfigFault } from "../fault.ts";
import { didYouMean } from "../nearest.ts";
import { at, type EnvironmentView, each, type Rule } from "./rule.ts";

/** Judges names under which things are adopted, against those the environment will have. */
export const adoptedNamesExist: Rule = {
  name: "adopted-names-exist",
  reason:
    "A thing that is adopted under a name which this environment does not have stays as it is, and " +
    "a second one is made beside it.",
  source: "Own rule: what exists is taken over",
  check: each((environment) =>
    adoptions(environment).flatMap(({ path, given, known }) =>
      Object.keys(given)
        .filter((name) => !known.includes(name))
        .map((name) => ({
          path: at(environment, ...path, name),
          problem: `nothing here has that name${didYouMean(name, missing(known, given))}`,
          allowed: known.join(", ") || "none",
        })),
    ),
  ),
};

const missing = (known: string[], given: object) =>
  known.filter((name) => !Object.hasOwn(given, name));

/** What is adopted by name, and the names there are. */
export function adoptions({ spec }: EnvironmentView) {
  const ofFrontends = spec.frontends.flatMap(({ key, adopted, variables, ...frontend }) => [
    {
      path: ["frontends", key, "adoptDomains"],
      given: adopted.domains,
      known: [...frontend.domains, ...frontend.redirects],
    },
    {
      path: ["frontends", key, "adoptVariables"],
      given: adopted.variables,
      known: Object.keys(variables),
    },
  ]);
  const records = [
    ...spec.hosts.map(({ name }) => name),
    ...spec.frontends.flatMap(({ proofs }) => proofs.map(({ key }) => key)),
    ...spec.caa.map(({ key }) => key),
    ...spec.records.map(({ key }) => key),
  ];
  return [...ofFrontends, { path: ["adoptRecords"], given: spec.adoptRecords, known: records }];
}

/** Judges each id against the thing that will be imported under it: its type, its project, its name. */
export const adoptedIdsFit: Rule = {
  name: "adopted-ids-fit",
  reason: "The id of another thing takes that one over: it would get our name and our settings.",
  source: "Own rule: what exists is taken over",
  check: each((environment) => [...serviceIds(environment), ...domainIds(environment)]),
};

function serviceIds(environment: EnvironmentView): ConfigFault[] {
  return environment.spec.services.flatMap(({ key, service, settings: { adopt } }) => {
    const prefix = service.type === "cron" ? "crn-" : "srv-";
    if (adopt === undefined || adopt.startsWith(prefix)) return [];
    return [
      {
        path: at(environment, "services", key, "adopt"),
        problem: `"${adopt}" is not the id of a ${service.type} service`,
        allowed: `an id such as ${prefix}...`,
      },
    ];
  });
}

/** `prj_.../<domain>`: of the project that is adopted, and of the domain it stands beside. */
function domainIds(environment: EnvironmentView): ConfigFault[] {
  return environment.spec.frontends.flatMap(({ key, project, adopted }) => {
    const own = project.own ? project.adopt : undefined;
    const ids = [
      ...Object.entries(adopted.domains).map(([name, id]) => ({ field: "adoptDomains", name, id })),
      ...Object.entries(adopted.variables).map(([name, id]) => ({
        field: "adoptVariables",
        name,
        id,
      })),
    ];
    return ids.flatMap(({ field, name, id }): ConfigFault[] => {
      const [projectId = "", thing] = id.split("/");
      const path = at(environment, "frontends", key, field, name);
      if (own !== undefined && projectId !== own) {
        return [{ path, problem: `"${id}" is of another project`, allowed: `${own}/...` }];
      }
      if (field !== "adoptDomains" || thing === name) return [];
      return [{ path, problem: `"${id}" is another domain`, allowed: `${projectId}/${name}` }];
    });
  });
}
