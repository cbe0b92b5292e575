import { answer, type Render, removed } from "../../client/client.ts";
import { isSame } from "../values.ts";
import type { Service } from "../wire.ts";
import { detailsOf } from "./fields.ts";
import type { ServiceInputs } from "./inputs.ts";

type Autoscaling = NonNullable<ServiceInputs["autoscaling"]>;

/** Percentages Render demands even of a criterion that is off. */
const unusedPercentage = 50;

export function autoscalingBody({ min, max, cpuPercent, memoryPercent }: Autoscaling) {
  const criterion = (percentage: number | undefined) => ({
    enabled: percentage !== undefined,
    percentage: percentage ?? unusedPercentage,
  });
  const criteria = { cpu: criterion(cpuPercent), memory: criterion(memoryPercent) };
  return { enabled: true, min, max, criteria };
}

/** Autoscaling as Render shows it; undefined where it is off. */
export function observedAutoscaling(service: Service): Autoscaling | undefined {
  const config = detailsOf(service).autoscaling;
  if (!config?.enabled) return undefined;
  const { cpu, memory } = config.criteria;
  return {
    min: config.min,
    max: config.max,
    ...(cpu.enabled && { cpuPercent: cpu.percentage }),
    ...(memory.enabled && { memoryPercent: memory.percentage }),
  };
}

/** Makes instances and autoscaling what the config wants; needs no deploy. */
export async function syncScaling(
  render: Render,
  service: Service,
  olds: Partial<ServiceInputs>,
  news: ServiceInputs,
): Promise<false> {
  const { http } = render;
  const params = { path: { serviceId: service.id } };
  const present = observedAutoscaling(service);
  const manages = (news.autoscaling ?? olds.autoscaling) !== undefined;
  if (manages && !isSame(present, news.autoscaling)) {
    const operation = `change the autoscaling of "${service.name}"`;
    if (news.autoscaling) {
      const body = autoscalingBody(news.autoscaling);
      await answer(operation, http.PUT("/services/{serviceId}/autoscaling", { params, body }));
    } else {
      await removed(operation, http.DELETE("/services/{serviceId}/autoscaling", { params }));
    }
  }
  const { instances } = news;
  const differs =
    detailsOf(service).numInstances !== instances ||
    (olds.instances !== undefined && olds.instances !== instances);
  if (instances !== undefined && differs) {
    const call = http.POST("/services/{serviceId}/scale", {
      params,
      body: { numInstances: instances },
    });
    await answer(`scale "${service.name}" to ${instances}`, call);
  }
  return false;
}
