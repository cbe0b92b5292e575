export interface paths {
    "/disks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-disks"];
        put?: never;
        post: operations["add-disk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disks/{diskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-disk"];
        put?: never;
        post?: never;
        delete: operations["delete-disk"];
        options?: never;
        head?: never;
        patch: operations["update-disk"];
        trace?: never;
    };
    "/env-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-env-groups"];
        put?: never;
        post: operations["create-env-group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/env-groups/{envGroupId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-env-group"];
        put?: never;
        post?: never;
        delete: operations["delete-env-group"];
        options?: never;
        head?: never;
        patch: operations["update-env-group"];
        trace?: never;
    };
    "/env-groups/{envGroupId}/env-vars/{envVarKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-env-group-env-var"];
        put: operations["update-env-group-env-var"];
        post?: never;
        delete: operations["delete-env-group-env-var"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/env-groups/{envGroupId}/secret-files/{secretFileName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-env-group-secret-file"];
        put: operations["update-env-group-secret-file"];
        post?: never;
        delete: operations["delete-env-group-secret-file"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/env-groups/{envGroupId}/services/{serviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["link-service-to-env-group"];
        delete: operations["unlink-service-from-env-group"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/environments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-environments"];
        put?: never;
        post: operations["create-environment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/environments/{environmentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-environment"];
        put?: never;
        post?: never;
        delete: operations["delete-environment"];
        options?: never;
        head?: never;
        patch: operations["update-environment"];
        trace?: never;
    };
    "/environments/{environmentId}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["add-resources-to-environment"];
        delete: operations["remove-resources-from-environment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-key-value"];
        put?: never;
        post: operations["create-key-value"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-value/{keyValueId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-key-value"];
        put?: never;
        post?: never;
        delete: operations["delete-key-value"];
        options?: never;
        head?: never;
        patch: operations["update-key-value"];
        trace?: never;
    };
    "/key-value/{keyValueId}/connection-info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-key-value-connection-info"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-value/{keyValueId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resume-key-value"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/key-value/{keyValueId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["suspend-key-value"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postgres": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-postgres"];
        put?: never;
        post: operations["create-postgres"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postgres/{postgresId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-postgres"];
        put?: never;
        post?: never;
        delete: operations["delete-postgres"];
        options?: never;
        head?: never;
        patch: operations["update-postgres"];
        trace?: never;
    };
    "/postgres/{postgresId}/connection-info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-postgres-connection-info"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postgres/{postgresId}/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-postgres-recovery-info"];
        put?: never;
        post: operations["recover-postgres"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postgres/{postgresId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resume-postgres"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postgres/{postgresId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["suspend-postgres"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-projects"];
        put?: never;
        post: operations["create-project"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/projects/{projectId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-project"];
        put?: never;
        post?: never;
        delete: operations["delete-project"];
        options?: never;
        head?: never;
        patch: operations["update-project"];
        trace?: never;
    };
    "/registrycredentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-registry-credentials"];
        put?: never;
        post: operations["create-registry-credential"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/registrycredentials/{registryCredentialId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-registry-credential"];
        put?: never;
        post?: never;
        delete: operations["delete-registry-credential"];
        options?: never;
        head?: never;
        patch: operations["update-registry-credential"];
        trace?: never;
    };
    "/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-services"];
        put?: never;
        post: operations["create-service"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-service"];
        put?: never;
        post?: never;
        delete: operations["delete-service"];
        options?: never;
        head?: never;
        patch: operations["update-service"];
        trace?: never;
    };
    "/services/{serviceId}/autoscaling": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["autoscale-service"];
        post?: never;
        delete: operations["delete-autoscaling-config"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/custom-domains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-custom-domains"];
        put?: never;
        post: operations["create-custom-domain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/custom-domains/{customDomainIdOrName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-custom-domain"];
        put?: never;
        post?: never;
        delete: operations["delete-custom-domain"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/custom-domains/{customDomainIdOrName}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["refresh-custom-domain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/deploys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-deploys"];
        put?: never;
        post: operations["create-deploy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/deploys/{deployId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-deploy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/env-vars": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-env-vars-for-service"];
        put: operations["update-env-vars-for-service"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/env-vars/{envVarKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-env-var"];
        put: operations["update-env-var"];
        post?: never;
        delete: operations["delete-env-var"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/headers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-headers"];
        put: operations["update-headers"];
        post: operations["add-headers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/outbound-ips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-service-outbound-ips"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resume-service"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-routes"];
        put: operations["put-routes"];
        post: operations["add-route"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/scale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["scale-service"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/secret-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-secret-files-for-service"];
        put: operations["update-secret-files-for-service"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/secret-files/{secretFileName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-secret-file"];
        put: operations["add-or-update-secret-file"];
        post?: never;
        delete: operations["delete-secret-file"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["suspend-service"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        diskId: string;
        diskWithCursor: {
            disk: components["schemas"]["diskDetails"];
            cursor: components["schemas"]["cursor"];
        };
        diskDetails: {
            id: components["schemas"]["diskId"];
            name: string;
            sizeGB: number;
            mountPath: string;
            serviceId?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        cursor: string;
        error: {
            id?: string;
            message?: string;
            code?: string;
        };
        diskPOST: {
            name: string;
            sizeGB: number;
            mountPath: string;
            serviceId: string;
        };
        diskPATCH: {
            name?: string;
            sizeGB?: number;
            mountPath?: string;
        };
        envGroupMeta: {
            id: string;
            name: string;
            ownerId: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            serviceLinks: components["schemas"]["envGroupLink"][];
            environmentId?: string;
        };
        envGroupLink: {
            id: string;
            name: string;
            type: components["schemas"]["serviceTypeShort"];
        };
        /** @enum {string} */
        serviceTypeShort: "static" | "web" | "pserv" | "worker" | "cron";
        envGroupPOSTInput: {
            name: string;
            ownerId: string;
            envVars: components["schemas"]["envVarInputArray"];
            secretFiles?: components["schemas"]["secretFileInput"][];
            serviceIds?: string[];
            environmentId?: string;
        };
        envVarInputArray: components["schemas"]["envVarInput"][];
        envVarInput: components["schemas"]["envVarKeyValue"] | components["schemas"]["envVarKeyGenerateValue"];
        envVarKeyValue: {
            key: string;
            value: string;
        };
        envVarKeyGenerateValue: {
            key: string;
            generateValue: boolean;
        };
        secretFileInput: {
            name: string;
            content: string;
        };
        envGroup: components["schemas"]["envGroupMeta"] & {
            envVars: components["schemas"]["envVar"][];
            secretFiles: components["schemas"]["secretFile"][];
        };
        envVar: {
            key: string;
            value: string;
        };
        secretFile: {
            name: string;
            content: string;
        };
        envGroupPATCHInput: {
            name: string;
        };
        addUpdateEnvVarInput: components["schemas"]["envVarValue"] | components["schemas"]["envVarGenerateValue"];
        envVarValue: {
            value: string;
        };
        envVarGenerateValue: {
            generateValue: boolean;
        };
        environmentWithCursor: {
            environment: components["schemas"]["environment"];
            cursor: components["schemas"]["cursor"];
        };
        environment: {
            id: string;
            name: string;
            projectId: string;
            databasesIds: string[];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
            redisIds: string[];
            serviceIds: string[];
            envGroupIds: string[];
            protectedStatus: components["schemas"]["protectedStatus"];
            networkIsolationEnabled: components["schemas"]["networkIsolationEnabled"];
        };
        cidrBlockAndDescription: {
            cidrBlock: string;
            description: string;
        };
        /** @enum {string} */
        protectedStatus: "unprotected" | "protected";
        networkIsolationEnabled: boolean;
        environmentPOSTInput: {
            name: string;
            projectId: string;
            protectedStatus?: components["schemas"]["protectedStatus"];
            networkIsolationEnabled?: components["schemas"]["networkIsolationEnabled"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        environmentPATCHInput: {
            name?: string;
            networkIsolationEnabled?: components["schemas"]["networkIsolationEnabled"];
            protectedStatus?: components["schemas"]["protectedStatus"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        environmentResourcesPOSTInput: {
            resourceIds: string[];
        };
        /**
         * @default oregon
         * @enum {string}
         */
        region: "frankfurt" | "oregon" | "ohio" | "singapore" | "virginia";
        keyValueWithCursor: {
            keyValue: components["schemas"]["keyValue"];
            cursor: components["schemas"]["cursor"];
        };
        keyValue: {
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            status: components["schemas"]["databaseStatus"];
            region: components["schemas"]["region"];
            plan: components["schemas"]["keyValuePlan"];
            name: string;
            owner: components["schemas"]["owner"];
            options: components["schemas"]["keyValueOptions"];
            ipAllowList: components["schemas"]["cidrBlockAndDescription"][];
            environmentId?: string;
            version: string;
            dashboardUrl: string;
        };
        /** @enum {string} */
        databaseStatus: "creating" | "available" | "unavailable" | "config_restart" | "suspended" | "maintenance_scheduled" | "maintenance_in_progress" | "recovery_failed" | "recovery_in_progress" | "unknown" | "updating_instance";
        /** @enum {string} */
        keyValuePlan: "free" | "starter" | "standard" | "pro" | "pro_plus" | "custom" | "256mb" | "1g" | "5g" | "10g" | "20g" | "40g";
        owner: {
            id: string;
            name: string;
            email: string;
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
            twoFactorAuthEnabled?: boolean;
            /** @enum {string} */
            type: "user" | "team";
        };
        keyValueOptions: {
            maxmemoryPolicy?: string;
            persistenceMode?: components["schemas"]["persistenceMode"];
        };
        /** @enum {string} */
        persistenceMode: "journal_snapshot" | "snapshot" | "off";
        keyValuePOSTInput: {
            name: string;
            ownerId: string;
            plan: components["schemas"]["keyValuePlan"];
            region?: components["schemas"]["region"];
            environmentId?: string;
            maxmemoryPolicy?: components["schemas"]["maxmemoryPolicy"];
            persistenceMode?: components["schemas"]["persistenceMode"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        /** @enum {string} */
        maxmemoryPolicy: "noeviction" | "allkeys_lfu" | "allkeys_lru" | "allkeys_random" | "volatile_lfu" | "volatile_lru" | "volatile_random" | "volatile_ttl";
        keyValueDetail: {
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            status: components["schemas"]["databaseStatus"];
            region: components["schemas"]["region"];
            plan: components["schemas"]["keyValuePlan"];
            name: string;
            owner: components["schemas"]["owner"];
            options: components["schemas"]["keyValueOptions"];
            ipAllowList: components["schemas"]["cidrBlockAndDescription"][];
            environmentId?: string;
            version: string;
            maintenance?: components["schemas"]["maintenanceRun"];
        };
        maintenanceRun: {
            id: components["schemas"]["maintenanceRunId"];
            type: string;
            /** Format: date-time */
            scheduledAt: string;
            /** Format: date-time */
            pendingMaintenanceBy?: string;
            state: components["schemas"]["maintenanceState"];
        };
        maintenanceRunId: string;
        /** @enum {string} */
        maintenanceState: "scheduled" | "in_progress" | "user_fix_required" | "cancelled" | "succeeded" | "failed";
        keyValuePATCHInput: {
            name?: string;
            plan?: components["schemas"]["keyValuePlan"];
            maxmemoryPolicy?: components["schemas"]["maxmemoryPolicy"];
            persistenceMode?: components["schemas"]["persistenceMode"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        keyValueConnectionInfo: {
            internalConnectionString: string;
            /** Format: password */
            externalConnectionString: string;
            /** Format: password */
            cliCommand: string;
        };
        /** @enum {string} */
        logDirection: "forward" | "backward";
        log: {
            id: string;
            message: string;
            /** Format: date-time */
            timestamp: string;
            labels: components["schemas"]["logLabel"][];
        };
        logLabel: {
            name: components["schemas"]["logLabelName"];
            value: string;
        };
        /** @enum {string} */
        logLabelName: "resource" | "instance" | "host" | "statusCode" | "method" | "level" | "workflowService" | "workflowVeresion" | "task" | "taskRun" | "sandbox" | "type" | "text" | "path" | "blocked";
        postgresWithCursor: {
            postgres: components["schemas"]["postgres"];
            cursor: components["schemas"]["cursor"];
        };
        postgres: {
            id: string;
            ipAllowList: components["schemas"]["cidrBlockAndDescription"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            expiresAt?: string;
            databaseName: string;
            databaseUser: string;
            environmentId?: string;
            highAvailabilityEnabled: boolean;
            name: string;
            owner: components["schemas"]["owner"];
            plan: components["schemas"]["postgresPlans"];
            diskSizeGB?: number;
            primaryPostgresID?: string;
            region: components["schemas"]["region"];
            readReplicas: components["schemas"]["readReplicas"];
            role: components["schemas"]["databaseRole"];
            status: components["schemas"]["databaseStatus"];
            version: components["schemas"]["postgresVersion"];
            /** @enum {string} */
            suspended: "suspended" | "not_suspended";
            suspenders: components["schemas"]["suspenderType"][];
            dashboardUrl: string;
            diskAutoscalingEnabled: boolean;
            connectionPool: string;
        };
        /** @enum {string} */
        postgresPlans: "free" | "starter" | "standard" | "pro" | "pro_plus" | "custom" | "basic_256mb" | "basic_1gb" | "basic_4gb" | "pro_4gb" | "pro_8gb" | "pro_16gb" | "pro_32gb" | "pro_64gb" | "pro_128gb" | "pro_192gb" | "pro_256gb" | "pro_384gb" | "pro_512gb" | "accelerated_16gb" | "accelerated_32gb" | "accelerated_64gb" | "accelerated_128gb" | "accelerated_256gb" | "accelerated_384gb" | "accelerated_512gb" | "accelerated_768gb" | "accelerated_1024gb" | "0.1c-256mb" | "0.5c-1g" | "1c-2g" | "1c-4g" | "2c-4g" | "2c-8g" | "2c-16g" | "4c-16g" | "4c-32g" | "8c-32g" | "8c-64g" | "16c-64g" | "16c-128g" | "32c-128g" | "32c-256g" | "48c-192g" | "48c-384g" | "64c-256g" | "64c-512g" | "96c-384g" | "96c-768g" | "128c-512g" | "128c-1024g";
        readReplicas: components["schemas"]["readReplica"][];
        readReplica: {
            id: string;
            name: string;
            parameterOverrides?: components["schemas"]["postgresParameterOverrides"];
        };
        postgresParameterOverrides: {
            [key: string]: string;
        };
        /** @enum {string} */
        databaseRole: "primary" | "replica";
        /** @enum {string} */
        postgresVersion: "11" | "12" | "13" | "14" | "15" | "16" | "17" | "18";
        /** @enum {string} */
        suspenderType: "admin" | "billing" | "user" | "parent_service" | "stuck_crashlooping" | "hipaa_enablement" | "unknown";
        postgresPOSTInput: {
            /** @default randomly generated */
            databaseName?: string;
            /** @default randomly generated */
            databaseUser?: string;
            datadogAPIKey?: string;
            datadogSite?: string;
            name: string;
            /** @default false */
            enableHighAvailability?: boolean;
            environmentId?: string;
            ownerId: string;
            plan: components["schemas"]["postgresPlans"];
            diskSizeGB?: number;
            /** @default false */
            enableDiskAutoscaling?: boolean;
            /** @default none */
            connectionPool?: string;
            region?: components["schemas"]["region"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
            parameterOverrides?: components["schemas"]["postgresParameterOverrides"];
            readReplicas?: components["schemas"]["readReplicasInput"];
            version: components["schemas"]["postgresVersion"];
        };
        readReplicasInput: components["schemas"]["readReplicaInput"][];
        readReplicaInput: {
            name: string;
            parameterOverrides?: components["schemas"]["postgresParameterOverrides"];
        };
        postgresDetail: {
            id: string;
            ipAllowList: components["schemas"]["cidrBlockAndDescription"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: date-time */
            expiresAt?: string;
            dashboardUrl: string;
            databaseName: string;
            databaseUser: string;
            environmentId?: string;
            highAvailabilityEnabled: boolean;
            maintenance?: components["schemas"]["maintenanceRun"];
            name: string;
            owner: components["schemas"]["owner"];
            plan: components["schemas"]["postgresPlans"];
            diskSizeGB?: number;
            parameterOverrides?: components["schemas"]["postgresParameterOverrides"];
            primaryPostgresID?: string;
            region: components["schemas"]["region"];
            readReplicas: components["schemas"]["readReplicas"];
            role: components["schemas"]["databaseRole"];
            status: components["schemas"]["databaseStatus"];
            version: components["schemas"]["postgresVersion"];
            /** @enum {string} */
            suspended: "suspended" | "not_suspended";
            suspenders: components["schemas"]["suspenderType"][];
            diskAutoscalingEnabled: boolean;
            connectionPool: string;
        };
        postgresPATCHInput: {
            name?: string;
            plan?: components["schemas"]["postgresPlans"];
            diskSizeGB?: number;
            enableDiskAutoscaling?: boolean;
            /** @default none */
            connectionPool?: string;
            enableHighAvailability?: boolean;
            datadogAPIKey?: string;
            datadogSite?: string;
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
            parameterOverrides?: components["schemas"]["postgresParameterOverrides"];
            readReplicas?: components["schemas"]["readReplicasInput"];
        };
        postgresConnectionInfo: {
            /** Format: password */
            password: string;
            /** Format: password */
            internalConnectionString: string;
            /** Format: password */
            externalConnectionString: string;
            /** Format: password */
            internalConnectionPoolString?: string;
            /** Format: password */
            externalConnectionPoolString?: string;
            /** Format: password */
            psqlCommand: string;
        };
        recoveryInfo: {
            /** @enum {string} */
            recoveryStatus: "AVAILABLE" | "BACKUP_NOT_READY" | "NOT_AVAILABLE";
            /** Format: date-time */
            startsAt?: string;
        };
        recoveryInput: {
            restoreName?: string;
            /** Format: date-time */
            restoreTime: string;
            datadogApiKey?: string;
            datadogSite?: string;
            plan?: string;
            environmentId?: string;
        };
        projectWithCursor: {
            project: components["schemas"]["project"];
            cursor: components["schemas"]["cursor"];
        };
        project: {
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            name: string;
            owner: components["schemas"]["owner"];
            environmentIds: string[];
        };
        projectPOSTInput: {
            name: string;
            ownerId: string;
            environments: components["schemas"]["projectPOSTEnvironmentInput"][];
        };
        projectPOSTEnvironmentInput: {
            name: string;
            protectedStatus?: components["schemas"]["protectedStatus"];
            networkIsolationEnabled?: components["schemas"]["networkIsolationEnabled"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        projectPATCHInput: {
            name?: string;
        };
        /** @enum {string} */
        registryCredentialRegistry: "GITHUB" | "GITLAB" | "DOCKER" | "GOOGLE_ARTIFACT" | "AWS_ECR";
        registryCredential: {
            id: string;
            name: string;
            registry: components["schemas"]["registryCredentialRegistry"];
            username: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @enum {string} */
        serviceType: "static_site" | "web_service" | "private_service" | "background_worker" | "cron_job";
        /** @enum {string} */
        serviceRuntime: "docker" | "elixir" | "go" | "node" | "python" | "ruby" | "rust" | "image";
        serviceList: components["schemas"]["serviceWithCursor"][];
        serviceWithCursor: {
            service: components["schemas"]["service"];
            cursor: components["schemas"]["cursor"];
        };
        service: {
            id: string;
            buildSourceId?: components["schemas"]["buildSourceId"];
            autoDeploy: components["schemas"]["autoDeploy"];
            autoDeployTrigger?: components["schemas"]["autoDeployTrigger"];
            branch?: string;
            buildFilter?: components["schemas"]["buildFilter"];
            /** Format: date-time */
            createdAt: string;
            dashboardUrl: string;
            environmentId?: string;
            imagePath?: string;
            name: string;
            notifyOnFail: components["schemas"]["notifySetting"];
            ownerId: string;
            registryCredential?: components["schemas"]["registryCredentialSummary"];
            repo?: string;
            rootDir: string;
            slug: string;
            /** @enum {string} */
            suspended: "suspended" | "not_suspended";
            suspenders: components["schemas"]["suspenderType"][];
            type: components["schemas"]["serviceType"];
            /** Format: date-time */
            updatedAt: string;
            serviceDetails: components["schemas"]["staticSiteDetails"] | components["schemas"]["webServiceDetails"] | components["schemas"]["privateServiceDetails"] | components["schemas"]["backgroundWorkerDetails"] | components["schemas"]["cronJobDetails"];
        };
        buildSourceId: string;
        /**
         * @default yes
         * @enum {string}
         */
        autoDeploy: "yes" | "no";
        /** @enum {string} */
        autoDeployTrigger: "commit" | "off" | "checksPass";
        buildFilter: {
            paths: string[];
            ignoredPaths: string[];
        };
        /** @enum {string} */
        notifySetting: "default" | "notify" | "ignore";
        registryCredentialSummary: {
            id: string;
            name: string;
        };
        staticSiteDetails: {
            buildCommand: string;
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
            parentServer?: components["schemas"]["resource"];
            publishPath: string;
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            url: string;
            buildPlan: components["schemas"]["buildPlan"];
            renderSubdomainPolicy?: components["schemas"]["renderSubdomainPolicy"];
        };
        resource: {
            id: string;
            name: string;
        };
        /**
         * @deprecated
         * @default no
         * @enum {string}
         */
        pullRequestPreviewsEnabled: "yes" | "no";
        previews: {
            /**
             * @default off
             * @enum {string}
             */
            generation?: "off" | "manual" | "automatic";
        };
        /**
         * @default starter
         * @enum {string}
         */
        buildPlan: "starter" | "performance";
        /** @enum {string} */
        renderSubdomainPolicy: "enabled" | "disabled";
        webServiceDetails: {
            autoscaling?: components["schemas"]["autoscalingConfig"];
            cache?: components["schemas"]["cache"];
            disk?: components["schemas"]["disk"];
            env: components["schemas"]["serviceEnv"];
            envSpecificDetails: components["schemas"]["envSpecificDetails"];
            healthCheckPath: string;
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
            maintenanceMode?: components["schemas"]["maintenanceMode"];
            numInstances: number;
            openPorts: components["schemas"]["serverPort"][];
            parentServer?: components["schemas"]["resource"];
            plan: components["schemas"]["plan"];
            internalRouting?: components["schemas"]["internalRouting"];
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            region: components["schemas"]["region"];
            runtime: components["schemas"]["serviceRuntime"];
            sshAddress?: components["schemas"]["sshAddress"];
            url: string;
            buildPlan: components["schemas"]["buildPlan"];
            maxShutdownDelaySeconds?: components["schemas"]["maxShutdownDelaySeconds"];
            renderSubdomainPolicy?: components["schemas"]["renderSubdomainPolicy"];
        };
        autoscalingConfig: {
            /** @default false */
            enabled?: boolean;
            min: number;
            max: number;
            criteria: components["schemas"]["autoscalingCriteria"];
        };
        autoscalingCriteria: {
            cpu: components["schemas"]["autoscalingCriteriaPercentage"];
            memory: components["schemas"]["autoscalingCriteriaPercentage"];
        };
        autoscalingCriteriaPercentage: {
            /** @default false */
            enabled?: boolean;
            percentage: number;
        };
        cache: {
            /**
             * @default no-cache
             * @enum {string}
             */
            profile: "no-cache" | "origin-controlled" | "origin-controlled-all";
        };
        disk: {
            id: components["schemas"]["diskId"];
            name: string;
            sizeGB: number;
            mountPath: string;
        };
        /**
         * @deprecated
         * @enum {string}
         */
        serviceEnv: "docker" | "elixir" | "go" | "node" | "python" | "ruby" | "rust" | "image";
        envSpecificDetails: components["schemas"]["dockerDetails"] | components["schemas"]["nativeEnvironmentDetails"];
        dockerDetails: {
            dockerCommand: string;
            dockerContext: string;
            dockerfilePath: string;
            preDeployCommand?: string;
            registryCredential?: components["schemas"]["registryCredential"];
        };
        nativeEnvironmentDetails: {
            buildCommand: string;
            startCommand: string;
            preDeployCommand?: string;
        };
        maintenanceMode: {
            enabled: boolean;
            uri: string;
        };
        serverPort: {
            port: number;
            /** @enum {string} */
            protocol: "TCP" | "UDP";
        };
        /** @enum {string} */
        plan: "starter" | "starter_plus" | "standard" | "standard_plus" | "pro" | "pro_plus" | "pro_max" | "pro_ultra" | "free" | "custom" | "starter_legacy" | "standard_legacy" | "standard_plus_legacy" | "pro_legacy" | "pro_plus_legacy" | "0.5c-512mb" | "1c-2g" | "2c-4g" | "2c-8g" | "2c-16g" | "4c-8g" | "4c-16g" | "4c-32g" | "8c-16g" | "8c-32g" | "8c-64g" | "12c-24g" | "12c-48g" | "12c-96g";
        /** @enum {string} */
        internalRouting: "ipOnly";
        sshAddress: string;
        /** @default 30 */
        maxShutdownDelaySeconds: number;
        privateServiceDetails: {
            autoscaling?: components["schemas"]["autoscalingConfig"];
            disk?: components["schemas"]["disk"];
            env: components["schemas"]["serviceEnv"];
            envSpecificDetails: components["schemas"]["envSpecificDetails"];
            numInstances: number;
            openPorts: components["schemas"]["serverPort"][];
            parentServer?: components["schemas"]["resource"];
            plan: components["schemas"]["plan"];
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            region: components["schemas"]["region"];
            runtime: components["schemas"]["serviceRuntime"];
            sshAddress?: components["schemas"]["sshAddress"];
            url: string;
            buildPlan: components["schemas"]["buildPlan"];
            maxShutdownDelaySeconds?: components["schemas"]["maxShutdownDelaySeconds"];
        };
        backgroundWorkerDetails: {
            autoscaling?: components["schemas"]["autoscalingConfig"];
            disk?: components["schemas"]["disk"];
            env: components["schemas"]["serviceEnv"];
            envSpecificDetails: components["schemas"]["envSpecificDetails"];
            numInstances: number;
            parentServer?: components["schemas"]["resource"];
            plan: components["schemas"]["plan"];
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            region: components["schemas"]["region"];
            runtime: components["schemas"]["serviceRuntime"];
            sshAddress?: components["schemas"]["sshAddress"];
            buildPlan: components["schemas"]["buildPlan"];
            maxShutdownDelaySeconds?: components["schemas"]["maxShutdownDelaySeconds"];
        };
        cronJobDetails: {
            env: components["schemas"]["serviceEnv"];
            envSpecificDetails: components["schemas"]["envSpecificDetails"];
            /** Format: date-time */
            lastSuccessfulRunAt?: string;
            plan: components["schemas"]["plan"];
            region: components["schemas"]["region"];
            runtime: components["schemas"]["serviceRuntime"];
            schedule: string;
            buildPlan: components["schemas"]["buildPlan"];
        };
        servicePOST: {
            type: components["schemas"]["serviceType"];
            name: string;
            ownerId: string;
            repo?: string;
            autoDeploy?: components["schemas"]["autoDeploy"];
            autoDeployTrigger?: components["schemas"]["autoDeployTrigger"];
            branch?: string;
            image?: components["schemas"]["image"];
            buildFilter?: components["schemas"]["buildFilter"];
            rootDir?: string;
            envVars?: components["schemas"]["envVarInputArray"];
            secretFiles?: components["schemas"]["secretFileInput"][];
            environmentId?: string;
            serviceDetails?: components["schemas"]["staticSiteDetailsPOST"] | components["schemas"]["webServiceDetailsPOST"] | components["schemas"]["privateServiceDetailsPOST"] | components["schemas"]["backgroundWorkerDetailsPOST"] | components["schemas"]["cronJobDetailsPOST"];
        };
        image: {
            ownerId: string;
            registryCredentialId?: string;
            imagePath: string;
        };
        staticSiteDetailsPOST: {
            buildCommand?: string;
            headers?: components["schemas"]["headerInput"][];
            publishPath?: string;
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            routes?: components["schemas"]["routePost"][];
            renderSubdomainPolicy?: components["schemas"]["renderSubdomainPolicy"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        headerInput: {
            path: string;
            name: string;
            value: string;
        };
        routePost: {
            type: components["schemas"]["routeType"];
            source: string;
            destination: string;
            priority?: number;
        };
        /** @enum {string} */
        routeType: "redirect" | "rewrite";
        webServiceDetailsPOST: {
            buildSourceId?: components["schemas"]["buildSourceId"];
            autoscaling?: components["schemas"]["autoscalingConfig"];
            disk?: components["schemas"]["serviceDisk"];
            env?: components["schemas"]["serviceEnv"];
            runtime: components["schemas"]["serviceRuntime"];
            envSpecificDetails?: components["schemas"]["envSpecificDetailsPOST"];
            healthCheckPath?: string;
            maintenanceMode?: components["schemas"]["maintenanceMode"];
            numInstances?: number;
            internalRouting?: components["schemas"]["internalRouting"];
            /** @default 0.5c-512mb */
            plan?: components["schemas"]["plan"];
            preDeployCommand?: string;
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            region?: components["schemas"]["region"];
            maxShutdownDelaySeconds?: components["schemas"]["maxShutdownDelaySeconds"];
            renderSubdomainPolicy?: components["schemas"]["renderSubdomainPolicy"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        serviceDisk: {
            name: string;
            mountPath: string;
            sizeGB?: number;
        };
        envSpecificDetailsPOST: components["schemas"]["dockerDetailsPOST"] | components["schemas"]["nativeEnvironmentDetailsPOST"];
        dockerDetailsPOST: {
            dockerCommand?: string;
            dockerContext?: string;
            dockerfilePath?: string;
            registryCredentialId?: string;
        };
        nativeEnvironmentDetailsPOST: {
            buildCommand: string;
            startCommand: string;
        };
        privateServiceDetailsPOST: {
            buildSourceId?: components["schemas"]["buildSourceId"];
            autoscaling?: components["schemas"]["autoscalingConfig"];
            disk?: components["schemas"]["serviceDisk"];
            env?: components["schemas"]["serviceEnv"];
            runtime: components["schemas"]["serviceRuntime"];
            envSpecificDetails?: components["schemas"]["envSpecificDetailsPOST"];
            /** @default 1 */
            numInstances?: number;
            plan?: components["schemas"]["paidPlan"];
            preDeployCommand?: string;
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            region?: components["schemas"]["region"];
            maxShutdownDelaySeconds?: components["schemas"]["maxShutdownDelaySeconds"];
        };
        /**
         * @default 0.5c-512mb
         * @enum {string}
         */
        paidPlan: "starter" | "standard" | "pro" | "pro_plus" | "pro_max" | "pro_ultra" | "0.5c-512mb" | "1c-2g" | "2c-4g" | "2c-8g" | "2c-16g" | "4c-8g" | "4c-16g" | "4c-32g" | "8c-16g" | "8c-32g" | "8c-64g" | "12c-24g" | "12c-48g" | "12c-96g";
        backgroundWorkerDetailsPOST: {
            buildSourceId?: components["schemas"]["buildSourceId"];
            autoscaling?: components["schemas"]["autoscalingConfig"];
            disk?: components["schemas"]["serviceDisk"];
            env?: components["schemas"]["serviceEnv"];
            runtime: components["schemas"]["serviceRuntime"];
            envSpecificDetails?: components["schemas"]["envSpecificDetailsPOST"];
            /** @default 1 */
            numInstances?: number;
            plan?: components["schemas"]["paidPlan"];
            preDeployCommand?: string;
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            region?: components["schemas"]["region"];
            maxShutdownDelaySeconds?: components["schemas"]["maxShutdownDelaySeconds"];
        };
        cronJobDetailsPOST: {
            buildSourceId?: components["schemas"]["buildSourceId"];
            env?: components["schemas"]["serviceEnv"];
            runtime: components["schemas"]["serviceRuntime"];
            envSpecificDetails?: components["schemas"]["envSpecificDetails"];
            plan?: components["schemas"]["paidPlan"];
            region?: components["schemas"]["region"];
            schedule: string;
        };
        serviceAndDeploy: {
            service?: components["schemas"]["service"];
            deployId?: string;
        };
        servicePATCH: {
            buildSourceId?: components["schemas"]["buildSourceId"];
            buildId?: string;
            autoDeploy?: components["schemas"]["autoDeploy"];
            autoDeployTrigger?: components["schemas"]["autoDeployTrigger"];
            repo?: string;
            branch?: string;
            image?: components["schemas"]["image"];
            name?: string;
            buildFilter?: components["schemas"]["buildFilter"];
            rootDir?: string;
            serviceDetails?: components["schemas"]["staticSiteDetailsPATCH"] | components["schemas"]["webServiceDetailsPATCH"] | components["schemas"]["privateServiceDetailsPATCH"] | components["schemas"]["backgroundWorkerDetailsPATCH"] | components["schemas"]["cronJobDetailsPATCH"];
        };
        staticSiteDetailsPATCH: {
            buildCommand?: string;
            publishPath?: string;
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            renderSubdomainPolicy?: components["schemas"]["renderSubdomainPolicy"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        webServiceDetailsPATCH: {
            envSpecificDetails?: components["schemas"]["envSpecificDetailsPATCH"];
            healthCheckPath?: string;
            maintenanceMode?: components["schemas"]["maintenanceMode"];
            plan?: components["schemas"]["plan"];
            preDeployCommand?: string;
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            runtime?: components["schemas"]["serviceRuntime"];
            maxShutdownDelaySeconds?: components["schemas"]["maxShutdownDelaySeconds"];
            renderSubdomainPolicy?: components["schemas"]["renderSubdomainPolicy"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
            cache?: components["schemas"]["cache"];
        };
        envSpecificDetailsPATCH: components["schemas"]["dockerDetailsPATCH"] | components["schemas"]["nativeEnvironmentDetailsPATCH"];
        dockerDetailsPATCH: {
            dockerCommand?: string;
            dockerContext?: string;
            dockerfilePath?: string;
            registryCredentialId?: string;
        };
        nativeEnvironmentDetailsPATCH: {
            buildCommand?: string;
            startCommand?: string;
        };
        privateServiceDetailsPATCH: {
            envSpecificDetails?: components["schemas"]["envSpecificDetailsPATCH"];
            plan?: components["schemas"]["paidPlan"];
            preDeployCommand?: string;
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            runtime?: components["schemas"]["serviceRuntime"];
            maxShutdownDelaySeconds?: components["schemas"]["maxShutdownDelaySeconds"];
        };
        backgroundWorkerDetailsPATCH: {
            envSpecificDetails?: components["schemas"]["envSpecificDetailsPATCH"];
            plan?: components["schemas"]["paidPlan"];
            preDeployCommand?: string;
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            runtime?: components["schemas"]["serviceRuntime"];
            maxShutdownDelaySeconds?: components["schemas"]["maxShutdownDelaySeconds"];
        };
        cronJobDetailsPATCH: {
            envSpecificDetails?: components["schemas"]["envSpecificDetailsPATCH"];
            plan?: components["schemas"]["paidPlan"];
            schedule?: string;
            runtime?: components["schemas"]["serviceRuntime"];
        };
        customDomainWithCursor: {
            customDomain: components["schemas"]["customDomain"];
            cursor: components["schemas"]["cursor"];
        };
        customDomain: {
            id: string;
            name: string;
            /** @enum {string} */
            domainType: "apex" | "subdomain";
            publicSuffix: string;
            redirectForName: string;
            /** @enum {string} */
            verificationStatus: "verified" | "unverified";
            /** Format: date-time */
            createdAt: string;
            server?: {
                id?: string;
                name?: string;
            };
        };
        /** @enum {string} */
        deployStatus: "created" | "queued" | "build_in_progress" | "update_in_progress" | "live" | "deactivated" | "build_failed" | "update_failed" | "canceled" | "pre_deploy_in_progress" | "pre_deploy_failed";
        deployList: components["schemas"]["deployWithCursor"][];
        deployWithCursor: {
            deploy?: components["schemas"]["deploy"];
            cursor?: components["schemas"]["cursor"];
        };
        deploy: {
            id: string;
            buildId?: string;
            commit?: {
                id?: string;
                message?: string;
                /** Format: date-time */
                createdAt?: string;
            };
            image?: {
                ref?: string;
                sha?: string;
                registryCredential?: string;
            };
            status?: components["schemas"]["deployStatus"];
            /** @enum {string} */
            trigger?: "api" | "blueprint_sync" | "deploy_hook" | "deployed_by_render" | "manual" | "other" | "new_commit" | "rollback" | "service_resumed" | "service_updated";
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            finishedAt?: string;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
        };
        /**
         * @default build_and_deploy
         * @enum {string}
         */
        DeployMode: "deploy_only" | "build_and_deploy";
        envVarWithCursor: {
            envVar: components["schemas"]["envVar"];
            cursor: components["schemas"]["cursor"];
        };
        /** @enum {string} */
        serviceEventType: "artifact_fetch_failed" | "artifact_source_changed" | "autoscaling_config_changed" | "autoscaling_ended" | "autoscaling_started" | "branch_deleted" | "build_ended" | "build_started" | "commit_ignored" | "cron_job_run_ended" | "cron_job_run_started" | "deploy_ended" | "deploy_started" | "disk_created" | "disk_updated" | "disk_deleted" | "image_pull_failed" | "initial_deploy_hook_ended" | "initial_deploy_hook_started" | "instance_count_changed" | "job_run_ended" | "maintenance_mode_enabled" | "maintenance_mode_uri_updated" | "maintenance_ended" | "maintenance_started" | "pipeline_minutes_exhausted" | "plan_changed" | "pre_deploy_ended" | "pre_deploy_started" | "server_available" | "server_failed" | "server_hardware_failure" | "server_restarted" | "service_resumed" | "service_suspended" | "suspender_added" | "suspender_removed" | "zero_downtime_redeploy_ended" | "zero_downtime_redeploy_started" | "auto_deploy_disabled" | "auto_deploy_enabled";
        serviceEventWithCursor: {
            event: components["schemas"]["serviceEvent"];
        };
        serviceEvent: {
            id: components["schemas"]["eventId"];
            /** Format: date-time */
            timestamp: string;
            serviceId: string;
            type: components["schemas"]["serviceEventType"];
            details: components["schemas"]["serviceEventDetails"];
        };
        eventId: string;
        serviceEventDetails: components["schemas"]["artifactFetchFailedEvent"] | components["schemas"]["artifactSourceChangedEvent"] | components["schemas"]["autoscalingConfigChangedEvent"] | components["schemas"]["autoscalingEndedEvent"] | components["schemas"]["autoscalingStartedEvent"] | components["schemas"]["branchDeletedEvent"] | components["schemas"]["buildEndedEvent"] | components["schemas"]["buildStartedEvent"] | components["schemas"]["commitIgnoredEvent"] | components["schemas"]["cronJobRunEndedEvent"] | components["schemas"]["cronJobRunStartedEvent"] | components["schemas"]["deployEndedEvent"] | components["schemas"]["deployStartedEvent"] | components["schemas"]["diskCreatedEvent"] | components["schemas"]["diskUpdatedEvent"] | components["schemas"]["diskDeletedEvent"] | components["schemas"]["imagePullFailedEvent"] | components["schemas"]["initialDeployHookStartedEvent"] | components["schemas"]["initialDeployHookEndedEvent"] | components["schemas"]["instanceCountChangedEvent"] | components["schemas"]["jobRunEndedEvent"] | components["schemas"]["maintenanceModeEnabledEvent"] | components["schemas"]["maintenanceModeURIUpdatedEvent"] | components["schemas"]["maintenanceEndedEvent"] | components["schemas"]["maintenanceStartedEvent"] | components["schemas"]["pipelineMinutesExhaustedEvent"] | components["schemas"]["planChangedEvent"] | components["schemas"]["preDeployEndedEvent"] | components["schemas"]["preDeployStartedEvent"] | components["schemas"]["serverAvailableEvent"] | components["schemas"]["serverFailedEvent"] | components["schemas"]["serverHardwareFailureEvent"] | components["schemas"]["serverRestartedEvent"] | components["schemas"]["serviceResumedEvent"] | components["schemas"]["serviceSuspendedEvent"] | components["schemas"]["suspenderAddedEvent"] | components["schemas"]["suspenderRemovedEvent"] | components["schemas"]["zeroDowntimeRedeployEndedEvent"] | components["schemas"]["zeroDowntimeRedeployStartedEvent"] | components["schemas"]["edgeCacheDisabledEvent"] | components["schemas"]["edgeCacheEnabledEvent"] | components["schemas"]["edgeCachePurgedEvent"] | components["schemas"]["autoDeployDisabledEvent"] | components["schemas"]["autoDeployEnabledEvent"];
        artifactFetchFailedEvent: {
            artifactId: string;
            message: string;
        };
        artifactSourceChangedEvent: {
            fromArtifactSourceId?: string;
            toArtifactSourceId?: string;
        };
        autoscalingConfigChangedEvent: {
            fromConfig?: components["schemas"]["autoscalingConfig"];
            toConfig: components["schemas"]["autoscalingConfig"];
        };
        autoscalingEndedEvent: {
            fromInstances: number;
            toInstances: number;
        };
        autoscalingStartedEvent: {
            fromInstances: number;
            toInstances: number;
            currentCPU?: number;
            targetCPU?: number;
            currentMemory?: number;
            targetMemory?: number;
        };
        branchDeletedEvent: {
            deletedBranch: string;
            newBranch: string;
        };
        buildEndedEvent: {
            buildId: string;
            buildStatus: components["schemas"]["eventStatus"];
            reason: components["schemas"]["buildDeployEndReason"];
            /** @deprecated */
            status: number;
        };
        /** @enum {string} */
        eventStatus: "succeeded" | "failed" | "canceled";
        buildDeployEndReason: {
            buildFailed?: components["schemas"]["buildDeployEndReasonID"];
            newBuild?: components["schemas"]["buildDeployEndReasonID"];
            newDeploy?: components["schemas"]["buildDeployEndReasonID"];
            failure?: components["schemas"]["failureReason"];
        };
        buildDeployEndReasonID: {
            id: string;
        };
        failureReason: {
            evicted: boolean;
            evictionReason?: string;
            nonZeroExit?: number;
            earlyExit?: boolean;
            oomKilled?: components["schemas"]["oomKilled"];
            /** Format: int64 */
            timedOutSeconds?: number;
            unhealthy?: string;
            timedOutReason?: string;
        };
        oomKilled: {
            memoryLimit: string;
        };
        buildStartedEvent: {
            buildId: string;
            trigger: components["schemas"]["buildDeployTrigger"];
        };
        buildDeployTrigger: {
            firstBuild: boolean;
            envUpdated: boolean;
            manual: boolean;
            user?: components["schemas"]["schemas-user"];
            updatedProperty?: string;
            newCommit?: string;
            deployedByRender: boolean;
            clearCache: boolean;
            rollback: boolean;
            rollbackTargetDeployId?: string;
        };
        "schemas-user": {
            id: string;
            email: string;
        };
        commitIgnoredEvent: {
            id: string;
            url: string;
        };
        cronJobRunEndedEvent: {
            cronJobRunId: string;
            status: components["schemas"]["cronJobRunStatus"];
            reason?: components["schemas"]["failureReason"];
            user?: components["schemas"]["schemas-user"];
        };
        /** @enum {string} */
        cronJobRunStatus: "canceled" | "pending" | "successful" | "unsuccessful";
        cronJobRunStartedEvent: {
            cronJobRunId: string;
        };
        deployEndedEvent: {
            deployId: string;
            reason: components["schemas"]["buildDeployEndReason"];
            deployStatus: components["schemas"]["eventStatus"];
            /** @deprecated */
            status: number;
            artifactId?: string;
        };
        deployStartedEvent: {
            deployId: string;
            trigger: components["schemas"]["buildDeployTrigger"];
            artifactId?: string;
        };
        diskCreatedEvent: {
            diskId: components["schemas"]["diskId"];
            sizeGB: number;
        };
        diskUpdatedEvent: {
            diskId: components["schemas"]["diskId"];
            fromSizeGB: number;
            toSizeGB: number;
        };
        diskDeletedEvent: {
            diskId: components["schemas"]["diskId"];
        };
        imagePullFailedEvent: {
            message: string;
            imageURL: string;
        };
        initialDeployHookStartedEvent: {
            deployId: string;
        };
        initialDeployHookEndedEvent: {
            deployId: string;
        };
        instanceCountChangedEvent: {
            fromInstances: number;
            toInstances: number;
        };
        jobRunEndedEvent: {
            jobId: components["schemas"]["jobId"];
            status: components["schemas"]["jobStatus"];
            reason?: components["schemas"]["failureReason"];
        };
        jobId: string;
        /** @enum {string} */
        jobStatus: "pending" | "running" | "succeeded" | "failed" | "canceled";
        maintenanceModeEnabledEvent: {
            enabled: boolean;
        };
        maintenanceModeURIUpdatedEvent: {
            fromURI: string;
            toURI: string;
        };
        maintenanceEndedEvent: Record<string, never>;
        maintenanceStartedEvent: {
            trigger: components["schemas"]["maintenanceTrigger"];
        };
        maintenanceTrigger: {
            user?: components["schemas"]["schemas-user"];
            manual: boolean;
            startedByRender: boolean;
        };
        pipelineMinutesExhaustedEvent: {
            buildId: string;
            trigger: components["schemas"]["buildDeployTrigger"];
        };
        planChangedEvent: {
            from: string;
            to: string;
        };
        preDeployEndedEvent: {
            deployCommandExecutionId: string;
            deployId: string;
            preDeployStatus: components["schemas"]["eventStatus"];
            reason: components["schemas"]["buildDeployEndReason"];
            /** @deprecated */
            status: number;
        };
        preDeployStartedEvent: {
            deployCommandExecutionId: string;
            deployId: string;
        };
        serverAvailableEvent: Record<string, never>;
        serverFailedEvent: {
            instanceID?: components["schemas"]["schemas-instanceId"];
            reason?: components["schemas"]["failureReason"];
        };
        "schemas-instanceId": string;
        serverHardwareFailureEvent: Record<string, never>;
        serverRestartedEvent: {
            triggeredByUser: string | null;
        };
        serviceResumedEvent: Record<string, never>;
        serviceSuspendedEvent: Record<string, never>;
        suspenderAddedEvent: {
            actor: string;
            suspendedByUser?: components["schemas"]["schemas-user"];
        };
        suspenderRemovedEvent: {
            actor: string;
            resumedByUser?: components["schemas"]["schemas-user"];
        };
        zeroDowntimeRedeployEndedEvent: Record<string, never>;
        zeroDowntimeRedeployStartedEvent: {
            trigger: string;
        };
        edgeCacheDisabledEvent: {
            trigger: components["schemas"]["edgeCacheTrigger"];
        };
        edgeCacheTrigger: {
            manual: boolean;
            user?: components["schemas"]["schemas-user"];
            system: boolean;
        };
        edgeCacheEnabledEvent: {
            trigger: components["schemas"]["edgeCacheTrigger"];
        };
        edgeCachePurgedEvent: {
            trigger: components["schemas"]["edgeCacheTrigger"];
        };
        autoDeployDisabledEvent: {
            reason: string;
            fromTrigger?: components["schemas"]["autoDeployTrigger"];
        };
        autoDeployEnabledEvent: {
            newTrigger?: components["schemas"]["autoDeployTrigger"];
        };
        headerWithCursor: {
            header: components["schemas"]["header"];
            cursor: string;
        };
        header: {
            id: string;
            path: string;
            name: string;
            value: string;
        };
        outboundIps: {
            /** @enum {string} */
            type: "shared" | "dedicated";
            dedicatedIpId?: string;
            ips: string[];
        };
        routeWithCursor: {
            route: components["schemas"]["route"];
            cursor: string;
        };
        route: {
            id: string;
            type: components["schemas"]["routeType"];
            source: string;
            destination: string;
            priority: number;
        };
        routePut: {
            type: components["schemas"]["routeType"];
            source: string;
            destination: string;
        };
        secretFileWithCursor: {
            secretFile: components["schemas"]["secretFile"];
            cursor: components["schemas"]["cursor"];
        };
    };
    responses: {
        /** @description 401Unauthorized */
        "401Unauthorized": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /** @description 403Forbidden */
        "403Forbidden": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /** @description 404NotFound */
        "404NotFound": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /** @description 406NotAcceptable */
        "406NotAcceptable": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /** @description 410Gone */
        "410Gone": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /** @description 429RateLimit */
        "429RateLimit": {
            headers: {
                "Retry-After"?: number;
                "RateLimit-Limit"?: number;
                "RateLimit-Remaining"?: number;
                "RateLimit-Reset"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /** @description 500InternalServerError */
        "500InternalServerError": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /** @description 503ServiceUnavailable */
        "503ServiceUnavailable": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /** @description 400BadRequest */
        "400BadRequest": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /** @description 409Conflict */
        "409Conflict": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /** @description Logs200Response */
        Logs200Response: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    hasMore: boolean;
                    /** Format: date-time */
                    nextStartTime: string;
                    /** Format: date-time */
                    nextEndTime: string;
                    logs: components["schemas"]["log"][];
                };
            };
        };
        /** @description 402PaymentRequired */
        "402PaymentRequired": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "list-disks": {
        parameters: {
            query?: {
                ownerId?: string[];
                diskId?: components["schemas"]["diskId"][];
                name?: string[];
                createdBefore?: string;
                createdAfter?: string;
                updatedBefore?: string;
                updatedAfter?: string;
                serviceId?: string[];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["diskWithCursor"][];
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "add-disk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["diskPOST"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["diskDetails"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-disk": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                diskId: components["schemas"]["diskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["diskDetails"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-disk": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                diskId: components["schemas"]["diskId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-disk": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                diskId: components["schemas"]["diskId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["diskPATCH"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["diskDetails"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-env-groups": {
        parameters: {
            query?: {
                name?: string[];
                createdBefore?: string;
                createdAfter?: string;
                updatedBefore?: string;
                updatedAfter?: string;
                ownerId?: string[];
                environmentId?: string[];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["envGroupMeta"][];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "create-env-group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["envGroupPOSTInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["envGroup"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-env-group": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                envGroupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["envGroup"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-env-group": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                envGroupId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-env-group": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                envGroupId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["envGroupPATCHInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["envGroup"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-env-group-env-var": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                envGroupId: string;
                envVarKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["envVar"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-env-group-env-var": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                envGroupId: string;
                envVarKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["addUpdateEnvVarInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["envGroup"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-env-group-env-var": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                envGroupId: string;
                envVarKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-env-group-secret-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                envGroupId: string;
                secretFileName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["secretFile"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-env-group-secret-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                envGroupId: string;
                secretFileName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["envGroup"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-env-group-secret-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                envGroupId: string;
                secretFileName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "link-service-to-env-group": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                envGroupId: string;
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["envGroup"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "unlink-service-from-env-group": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                envGroupId: string;
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-environments": {
        parameters: {
            query: {
                name?: string[];
                projectId: string[];
                createdBefore?: string;
                createdAfter?: string;
                updatedBefore?: string;
                updatedAfter?: string;
                ownerId?: string[];
                environmentId?: string[];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["environmentWithCursor"][];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "create-environment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["environmentPOSTInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["environment"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-environment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["environment"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-environment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-environment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["environmentPATCHInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["environment"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "add-resources-to-environment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                environmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["environmentResourcesPOSTInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["environment"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "remove-resources-from-environment": {
        parameters: {
            query: {
                resourceIds: string[];
            };
            header?: never;
            path: {
                environmentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-key-value": {
        parameters: {
            query?: {
                name?: string[];
                region?: components["schemas"]["region"][];
                createdBefore?: string;
                createdAfter?: string;
                updatedBefore?: string;
                updatedAfter?: string;
                ownerId?: string[];
                environmentId?: string[];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["keyValueWithCursor"][];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            409: components["responses"]["409Conflict"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "create-key-value": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["keyValuePOSTInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["keyValueDetail"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-key-value": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyValueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["keyValueDetail"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-key-value": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyValueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-key-value": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyValueId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["keyValuePATCHInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["keyValueDetail"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            409: components["responses"]["409Conflict"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-key-value-connection-info": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyValueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["keyValueConnectionInfo"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "resume-key-value": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyValueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "suspend-key-value": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                keyValueId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-logs": {
        parameters: {
            query: {
                ownerId: string;
                startTime?: string;
                endTime?: string;
                direction?: components["schemas"]["logDirection"];
                resource: string[];
                instance?: string[];
                host?: string[];
                statusCode?: string[];
                method?: string[];
                task?: string[];
                taskRun?: string[];
                sandbox?: string[];
                level?: string[];
                type?: string[];
                text?: string[];
                path?: string[];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Logs200Response"];
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-postgres": {
        parameters: {
            query?: {
                name?: string[];
                region?: components["schemas"]["region"][];
                suspended?: ("suspended" | "not_suspended")[];
                createdBefore?: string;
                createdAfter?: string;
                updatedBefore?: string;
                updatedAfter?: string;
                ownerId?: string[];
                environmentId?: string[];
                includeReplicas?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["postgresWithCursor"][];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            409: components["responses"]["409Conflict"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "create-postgres": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["postgresPOSTInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["postgresDetail"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-postgres": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postgresId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["postgresDetail"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-postgres": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postgresId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-postgres": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postgresId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["postgresPATCHInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["postgresDetail"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            409: components["responses"]["409Conflict"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-postgres-connection-info": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postgresId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["postgresConnectionInfo"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-postgres-recovery-info": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postgresId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["recoveryInfo"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "recover-postgres": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postgresId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["recoveryInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["postgresDetail"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "resume-postgres": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postgresId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "suspend-postgres": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postgresId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-projects": {
        parameters: {
            query?: {
                name?: string[];
                createdBefore?: string;
                createdAfter?: string;
                updatedBefore?: string;
                updatedAfter?: string;
                ownerId?: string[];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["projectWithCursor"][];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "create-project": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["projectPOSTInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-project": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-project": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-project": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["projectPATCHInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["project"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-registry-credentials": {
        parameters: {
            query?: {
                name?: string[];
                username?: string[];
                type?: components["schemas"]["registryCredentialRegistry"][];
                createdBefore?: string;
                createdAfter?: string;
                updatedBefore?: string;
                updatedAfter?: string;
                ownerId?: string[];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["registryCredential"][];
                };
            };
            401: components["responses"]["401Unauthorized"];
            406: components["responses"]["406NotAcceptable"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "create-registry-credential": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    registry: components["schemas"]["registryCredentialRegistry"];
                    name: string;
                    username: string;
                    authToken: string;
                    ownerId: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["registryCredential"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            402: components["responses"]["402PaymentRequired"];
            406: components["responses"]["406NotAcceptable"];
            409: components["responses"]["409Conflict"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-registry-credential": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registryCredentialId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["registryCredential"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-registry-credential": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registryCredentialId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-registry-credential": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                registryCredentialId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    registry: components["schemas"]["registryCredentialRegistry"];
                    name: string;
                    username: string;
                    authToken: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["registryCredential"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            402: components["responses"]["402PaymentRequired"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            409: components["responses"]["409Conflict"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-services": {
        parameters: {
            query?: {
                name?: string[];
                type?: components["schemas"]["serviceType"][];
                environmentId?: string[];
                /** @deprecated */
                env?: components["schemas"]["serviceRuntime"][];
                region?: components["schemas"]["region"][];
                suspended?: ("suspended" | "not_suspended")[];
                createdBefore?: string;
                createdAfter?: string;
                updatedBefore?: string;
                updatedAfter?: string;
                ownerId?: string[];
                includePreviews?: boolean;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["serviceList"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            406: components["responses"]["406NotAcceptable"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "create-service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["servicePOST"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["serviceAndDeploy"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            402: components["responses"]["402PaymentRequired"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            409: components["responses"]["409Conflict"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-service": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["service"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-service": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-service": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["servicePATCH"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["service"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            402: components["responses"]["402PaymentRequired"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            409: components["responses"]["409Conflict"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "autoscale-service": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["autoscalingConfig"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["autoscalingConfig"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-autoscaling-config": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-custom-domains": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                name?: string[];
                domainType?: "apex" | "subdomain";
                verificationStatus?: "verified" | "unverified";
                createdBefore?: string;
                createdAfter?: string;
            };
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["customDomainWithCursor"][];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "create-custom-domain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["customDomain"][];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            402: components["responses"]["402PaymentRequired"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            409: components["responses"]["409Conflict"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-custom-domain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                customDomainIdOrName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["customDomain"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-custom-domain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                customDomainIdOrName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "refresh-custom-domain": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                customDomainIdOrName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-deploys": {
        parameters: {
            query?: {
                status?: components["schemas"]["deployStatus"][];
                createdBefore?: string;
                createdAfter?: string;
                updatedBefore?: string;
                updatedAfter?: string;
                finishedBefore?: string;
                finishedAfter?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["deployList"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "create-deploy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    buildId?: string;
                    /**
                     * @default do_not_clear
                     * @enum {string}
                     */
                    clearCache?: "clear" | "do_not_clear";
                    commitId?: string;
                    imageUrl?: string;
                    deployMode?: components["schemas"]["DeployMode"];
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["deploy"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            409: components["responses"]["409Conflict"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-deploy": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                deployId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["deploy"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "get-env-vars-for-service": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["envVarWithCursor"][];
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-env-vars-for-service": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["envVarInputArray"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["envVarWithCursor"][];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-env-var": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                envVarKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["envVar"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-env-var": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                envVarKey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["addUpdateEnvVarInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["envVar"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-env-var": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                envVarKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-events": {
        parameters: {
            query?: {
                type?: components["schemas"]["serviceEventType"];
                startTime?: string;
                endTime?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["serviceEventWithCursor"][];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-headers": {
        parameters: {
            query?: {
                path?: string[];
                name?: string[];
                value?: string[];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["headerWithCursor"][];
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-headers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["headerInput"][];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["header"][];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "add-headers": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["headerInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        headers?: components["schemas"]["header"];
                    };
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-service-outbound-ips": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["outboundIps"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "resume-service": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-routes": {
        parameters: {
            query?: {
                type?: ("redirect" | "rewrite")[];
                source?: string[];
                destination?: string[];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["routeWithCursor"][];
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "put-routes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["routePut"][];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["route"][];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "add-route": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["routePost"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["route"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "scale-service": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    numInstances: number;
                };
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-secret-files-for-service": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["secretFileWithCursor"][];
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-secret-files-for-service": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["secretFileInput"][];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["secretFileWithCursor"][];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-secret-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                secretFileName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["secretFile"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "add-or-update-secret-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                secretFileName: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content?: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["secretFile"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-secret-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                secretFileName: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "suspend-service": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
}
