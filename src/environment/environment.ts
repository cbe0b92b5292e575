import {
  all,
  ComponentResource,
  type ComponentResourceOptions,
  type Output,
  output,
} from "@pulumi/pulumi";
import type { EnvironmentSpec } from "../config/spec.ts";
import { Atlas } from "./atlas.ts";
import { Dns } from "./dns.ts";
import { Frontend } from "./frontend.ts";
import { checkOutboundAddresses, outboundAddresses } from "./outbound-addresses.ts";
import { type EnvironmentOutputs, OtherStack } from "./outputs.ts";
import { PostgresDatabase } from "./postgres.ts";
import { Redis } from "./redis.ts";
import { RenderEnvironment } from "./render-environment.ts";
import { Repository } from "./repository.ts";
import { GeneratedSecrets } from "./secrets.ts";
import { ServiceDomains } from "./service-domains.ts";
import { Services } from "./services.ts";
import { plannedValues } from "./variables.ts";
