import * as budget from "../cost/budget.ts";
import { databaseKinds } from "../databases/kinds.ts";
import type { CodedFault } from "../fault.ts";
import { serviceKinds } from "../services/kinds.ts";
import * as addresses from "./addresses.ts";
import * as adoption from "./adoption.ts";
import * as alerts from "./alerts.ts";
import * as branches from "./branches.ts";
import * as clear from "./clear.ts";
import * as consents from "./consents.ts";
import * as database from "./database.ts";
import * as debugging from "./debugging.ts";
import * as deploys from "./deploys.ts";
import * as isolation from "./isolation.ts";
import * as mail from "./mail.ts";
import * as naming from "./names.ts";
import * as networks from "./networks.ts";
import * as lists from "./open-lists.ts";
import * as ownPages from "./own-pages.ts";
import * as ownRecords from "./own-records.ts";
import * as pages from "./pages.ts";
import * as previews from "./previews.ts";
import * as production from "./production.ts";
import * as purposes from "./purposes.ts";
import * as records from "./records.ts";
import * as references from "./references.ts";
import * as repeats from "./repeats.ts";
import type { PlatformView, Rule } from "./rule.ts";
import * as secrets from "./secrets.ts";
import * as traffic from "./service-traffic.ts";
import * as services from "./services.ts";
import * as unmanaged from "./unmanaged.ts";
import * as variables from "./variables.ts";
import * as verification from "./verification.ts";

/** Rules by subject, in the order of docs/reference/rules.md. */
export const rulesBySubject: Record<string, Rule[]> = {
  "Production and launch": [
    production.oneProduction,
    unmanaged.productionUntouched,
    production.launchIsProductions,
    production.launchedRedis,
    production.launchedBackups,
    production.launchedPlans,
    production.launchedData,
    production.launchedRunning,
    alerts.launchedAlerts,
    alerts.launchedErrorTracking,
    alerts.alertsWebhookKnown,
    variables.launchedFlag,
    variables.productionSaysSo,
    debugging.productionNotDebugged,
    secrets.launchedKeys,
  ],
  Branches: [
    branches.branchesDiffer,
    branches.branchNames,
    branches.productionIsNoPullRequests,
    production.productionProtection,
    production.reviewersExist,
    production.deploymentReviewersFit,
    records.checkNames,
  ],
  Secrets: [
    secrets.liveKeysInProduction,
    secrets.modesMatch,
    secrets.secretsDiffer,
    secrets.sharersExist,
    purposes.oneSecretOnePurpose,
    variables.secretsStayOnServers,
    clear.noSecretsInTheClear,
    clear.exceptionsUsed,
  ],
  "Addresses and variables": [
    addresses.domainsDiffer,
    addresses.domainsInZone,
    addresses.vercelAddresses,
    ownPages.domainsReadable,
    pages.extraOrigins,
    addresses.previewsHaveProject,
    addresses.previewsClosed,
    previews.previewOwners,
    previews.previewOriginsKnown,
    records.proofsFitDomains,
    records.caaIssuers,
    ownRecords.recordsInZone,
    ownRecords.recordsDoNotClash,
    ownRecords.mailRecords,
    pages.corsOrigins,
    pages.apiUrls,
    ownPages.ownPages,
    lists.listsAreClosed,
    isolation.environmentsStayApart,
    isolation.storesByReference,
    variables.othersSaySo,
    mail.emailStaysInside,
    debugging.certificatesChecked,
    references.noCircles,
    references.onlyInVariables,
  ],
  Services: [
    deploys.deploysHaveChecks,
    services.plansExist,
    services.startCommands,
    services.fieldsFitType,
    services.scaling,
    ...serviceKinds.flatMap(({ rules }) => rules),
    services.diskMounts,
    traffic.maintenancePages,
    traffic.servicePreviews,
    services.frameworksExist,
  ],
  "Databases and Redis": [
    database.partsExist,
    database.databasesDiffer,
    ...databaseKinds.flatMap(({ rules }) => rules),
    networks.narrowAddresses,
    networks.narrowRedis,
    addresses.redisOwners,
    unmanaged.externalRedisKnown,
    services.oneFreeStore,
  ],
  Names: [
    naming.vercelProjectsDiffer,
    naming.servicesDiffer,
    naming.redisNamesDiffer,
    naming.adoptedOnce,
    adoption.adoptedNamesExist,
    adoption.adoptedIdsFit,
    naming.namesFit,
    consents.interruptionsNamed,
    repeats.listsWithoutRepeats,
  ],
  Cost: [budget.budgetsKept],
  Verification: [verification.verifiedPartsExist],
};

/** Every fault that any rule finds. */
export function violations(view: PlatformView): CodedFault[] {
  return Object.values(rulesBySubject)
    .flat()
    .flatMap((rule) => rule.check(view).map((fault) => ({ ...fault, code: rule.name })));
}
