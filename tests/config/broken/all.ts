import { addresses } from "./addresses.ts";
import { data } from "./data.ts";
import { names } from "./names.ts";
import { production } from "./production.ts";
import { referencesAndSecrets } from "./references-and-secrets.ts";
import { schemaParts } from "./schema-parts.ts";
import { schemaValues } from "./schema-values.ts";
import { secrets } from "./secrets.ts";
import { services } from "./services.ts";

/** Cases that no schema accepts. */
export const unreadable = [...schemaValues, ...schemaParts, ...referencesAndSecrets];

/** Cases that break a rule. */
export const byRules = [...production, ...secrets, ...addresses, ...services, ...data, ...names];
