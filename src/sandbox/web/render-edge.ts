import { serviceTypes } from "../render/service-types.ts";
import { type DeployRow, type ServiceRow, Tables } from "../render/tables.ts";
import type { World } from "../world.ts";
import { plainText, type WebAnswer, type WebRequest } from "./answer.ts";
import { applicationAnswer } from "./application.ts";
import { pageAnswer } from "./page.ts";

/** Render issues for its own names, and for domains that it has verified. */
export function renderHas(world: World, host: string): boolean {
  if (host.endsWith(".onrender.com")) return true;
  const domains = Object.values(Tables.of(world).customDomains);
  return domains.some(({ name, verificationStatus }) => {
    return name === host && verificationStatus === "verified";
  });
}

/** What Render's network answers at a host. Source of its own answers: render.com/docs/troubleshooting-deploys */
export function renderAnswer(world: World, request: WebRequest): WebAnswer {
  const tables = Tables.of(world);
  const { service, redirect } = find(tables, request.host);
  if (!service) return noServer(404);
  if (redirect) {
    return plainText(301, "", { location: `https://${redirect}${request.path}` });
  }
  if (service.suspended === "suspended") {
    return plainText(503, "Service Suspended", { "x-render-routing": "suspend" });
  }
  const { maintenanceMode } = service.serviceDetails;
  if (maintenanceMode?.enabled) return maintenance(maintenanceMode.uri);
  const live = Object.values(tables.deploys).findLast(
    ({ serviceId, status }) => serviceId === service.id && status === "live",
  );
  if (!live) return noServer(502);
  return serviceTypes[service.type].isProcess
    ? applicationAnswer(world, request, running(service, live))
    : pageAnswer(request.path, built(service, live));
}

/** Source: https://render.com/docs/maintenance-mode */
function maintenance(page: string): WebAnswer {
  return plainText(503, page === "" ? "Under maintenance" : `What ${page} shows`);
}

function noServer(status: number): WebAnswer {
  return plainText(status, "", { "x-render-routing": "no-server" });
}

function find(tables: Tables, host: string): { service?: ServiceRow; redirect?: string } {
  const services = Object.values(tables.services);
  const domain = Object.values(tables.customDomains).find(({ name }) => name === host);
  const service = services.find(({ id, slug }) =>
    domain ? id === domain.serviceId : `${slug}.onrender.com` === host,
  );
  return {
    ...(service && { service }),
    ...(domain?.redirectForName && { redirect: domain.redirectForName }),
  };
}

function running({ serviceDetails }: ServiceRow, { variables, commit }: DeployRow) {
  return { variables, commit: commit?.id ?? "", health: serviceDetails.healthCheckPath };
}

function built({ name }: ServiceRow, { variables, commit }: DeployRow) {
  return { title: name, commit: commit?.id ?? "", variables };
}
