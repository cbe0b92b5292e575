import { addresses } from "./addresses.ts";
import { alerts } from "./alerts.ts";
import { consents } from "./consents.ts";
import { data } from "./data.ts";
import { elsewhere } from "./elsewhere.ts";
import { inTheClear } from "./in-the-clear.ts";
import { names } from "./names.ts";
import { namesAtVendors } from "./names-at-vendors.ts";
import { noZone } from "./no-zone.ts";
import { originsAndMail } from "./origins-and-mail.ts";
import { ownRecords } from "./own-records.ts";
import { previews } from "./previews.ts";
import { production } from "./production.ts";
import { referencesAndSecrets } from "./references-and-secrets.ts";
import { reviews } from "./reviews.ts";
import { schemaParts } from "./schema-parts.ts";
import { schemaValues } from "./schema-values.ts";
import { secrets } from "./secrets.ts";
import { serviceTraffic } from "./service-traffic.ts";
import { services } from "./services.ts";
import { spellings } from "./spellings.ts";
import { besideUnmanaged } from "./unmanaged.ts";
import { walkedRound } from "./walked-round.ts";

/** Cases that no schema accepts. */
export const unreadable = [...schemaValues, ...schemaParts, ...referencesAndSecrets, ...spellings];

/** Cases that break a rule. */
export const byRules = [
  ...production,
  ...alerts,
  ...reviews,
  ...besideUnmanaged,
  ...previews,
  ...ownRecords,
  ...noZone,
  ...secrets,
  ...addresses,
  ...services,
  ...serviceTraffic,
  ...data,
  ...names,
  ...walkedRound,
  ...inTheClear,
  ...elsewhere,
  ...originsAndMail,
  ...namesAtVendors,
  ...consents,
];
