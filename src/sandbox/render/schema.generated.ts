export interface paths {
    "/blueprints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-blueprints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/blueprints/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["validate-blueprint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/owners/{ownerId}/members/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["remove-workspace-member"];
        options?: never;
        head?: never;
        patch: operations["update-workspace-member"];
        trace?: never;
    };
    "/blueprints/{blueprintId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-blueprint"];
        put?: never;
        post?: never;
        delete: operations["disconnect-blueprint"];
        options?: never;
        head?: never;
        patch: operations["update-blueprint"];
        trace?: never;
    };
    "/blueprints/{blueprintId}/syncs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-blueprint-syncs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dedicated-ips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-dedicated-ips"];
        put?: never;
        post: operations["create-dedicated-ip"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dedicated-ips/{dedicatedIpId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-dedicated-ip"];
        put?: never;
        post?: never;
        delete: operations["delete-dedicated-ip"];
        options?: never;
        head?: never;
        patch: operations["update-dedicated-ip"];
        trace?: never;
    };
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
    "/disks/{diskId}/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-snapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disks/{diskId}/snapshots/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restore-snapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/owners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-owners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/owners/{ownerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-owner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/owners/{ownerId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-owner-members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notification-settings/owners/{ownerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-owner-notification-settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["patch-owner-notification-settings"];
        trace?: never;
    };
    "/notification-settings/overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-notification-overrides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notification-settings/overrides/services/{serviceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-service-notification-overrides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["patch-service-notification-overrides"];
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
    "/services/{serviceId}/cache/purge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["purge-cache"];
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
    "/services/{serviceId}/deploys/{deployId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancel-deploy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["rollback-deploy"];
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
    "/services/{serviceId}/headers/{headerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete-header"];
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
    "/services/{serviceId}/routes/{routeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete-route"];
        options?: never;
        head?: never;
        patch: operations["patch-route"];
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
    "/services/{serviceId}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restart-service"];
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
    "/services/{serviceId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["preview-service"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-job"];
        put?: never;
        post: operations["post-job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/jobs/{jobId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/jobs/{jobId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancel-job"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{serviceId}/instances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-instances"];
        put?: never;
        post?: never;
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
    "/cron-jobs/{cronJobId}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["run-cron-job"];
        delete: operations["cancel-cron-job-run"];
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
    "/logs/subscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["subscribe-logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logs/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-logs-values"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logs/streams/owner/{ownerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-owner-log-stream"];
        put: operations["update-owner-log-stream"];
        post?: never;
        delete: operations["delete-owner-log-stream"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logs/streams/resource": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-resource-log-streams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logs/streams/resource/{resourceId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-resource-log-stream"];
        put: operations["update-resource-log-stream"];
        post?: never;
        delete: operations["delete-resource-log-stream"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics-stream/{ownerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["getOwnerMetricsStream"];
        put: operations["upsertOwnerMetricsStream"];
        post?: never;
        delete: operations["deleteOwnerMetricsStream"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/cpu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-cpu"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/cpu-limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-cpu-limit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/cpu-target": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-cpu-target"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/memory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-memory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/memory-limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-memory-limit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/memory-target": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-memory-target"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/http-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-http-requests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/http-latency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-http-latency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/bandwidth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-bandwidth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/bandwidth-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-bandwidth-sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/disk-usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-disk-usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/disk-capacity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-disk-capacity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/instance-count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-instance-count"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/active-connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-active-connections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/replication-lag": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-replication-lag"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/filters/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-application-filter-values"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/filters/http": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-http-filter-values"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics/filters/path": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-path-filter-values"];
        put?: never;
        post?: never;
        delete?: never;
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
    "/redis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @deprecated */
        get: operations["list-redis"];
        put?: never;
        /** @deprecated */
        post: operations["create-redis"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/redis/{redisId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @deprecated */
        get: operations["retrieve-redis"];
        put?: never;
        post?: never;
        /** @deprecated */
        delete: operations["delete-redis"];
        options?: never;
        head?: never;
        /** @deprecated */
        patch: operations["update-redis"];
        trace?: never;
    };
    "/redis/{redisId}/connection-info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @deprecated */
        get: operations["retrieve-redis-connection-info"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/redis/{redisId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @deprecated */
        post: operations["suspend-redis"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/redis/{redisId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @deprecated */
        post: operations["resume-redis"];
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
    "/postgres/{postgresId}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["restart-postgres"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postgres/{postgresId}/failover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["failover-postgres"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postgres/{postgresId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-postgres-export"];
        put?: never;
        post: operations["create-postgres-export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postgres/{postgresId}/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-postgres-users"];
        put?: never;
        post: operations["create-postgres-user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postgres/{postgresId}/credentials/{username}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["delete-postgres-user"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postgres/{postgresId}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["promote-postgres"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postgres/{postgresId}/replication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["setup-postgres-replication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postgres/{postgresId}/parameter-overrides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-postgres-parameter-overrides"];
        put: operations["update-postgres-parameter-overrides"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/postgres/{postgresId}/parameter-overrides/available": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-available-postgres-parameter-overrides"];
        put?: never;
        post?: never;
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
    "/maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-maintenance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/maintenance/{maintenanceRunParam}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-maintenance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["update-maintenance"];
        trace?: never;
    };
    "/maintenance/{maintenanceRunParam}/trigger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["trigger-maintenance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-webhooks"];
        put?: never;
        post: operations["create-webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["retrieve-webhook"];
        put?: never;
        post?: never;
        delete: operations["delete-webhook"];
        options?: never;
        head?: never;
        patch: operations["update-webhook"];
        trace?: never;
    };
    "/webhooks/{webhookId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-webhook-events"];
        put?: never;
        post?: never;
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
        cursor: string;
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
        deployList: components["schemas"]["deployWithCursor"][];
        deployWithCursor: {
            deploy?: components["schemas"]["deploy"];
            cursor?: components["schemas"]["cursor"];
        };
        serviceAndDeploy: {
            service?: components["schemas"]["service"];
            deployId?: string;
        };
        /**
         * @default yes
         * @enum {string}
         */
        autoDeploy: "yes" | "no";
        buildFilter: {
            paths: string[];
            ignoredPaths: string[];
        };
        registryCredentialSummary: {
            id: string;
            name: string;
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
        dedicatedIPStatus: "UNKNOWN" | "CREATING" | "PENDING" | "RUNNING" | "FAILED" | "DELETING" | "DELETED";
        dedicatedIP: {
            id: string;
            name: string;
            description: string;
            ownerId: string;
            region: components["schemas"]["region"];
            environmentIds: string[];
            ips: string[];
            status: components["schemas"]["dedicatedIPStatus"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt?: string;
        };
        dedicatedIPPOST: {
            name: string;
            description?: string;
            ownerId: string;
            region: components["schemas"]["region"];
            environmentIds?: string[];
        };
        dedicatedIPPATCH: {
            name?: string;
            description?: string;
            environmentIds?: string[];
        };
        image: {
            ownerId: string;
            registryCredentialId?: string;
            imagePath: string;
        };
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
        maintenanceMode: {
            enabled: boolean;
            uri: string;
        };
        /** @default 30 */
        maxShutdownDelaySeconds: number;
        /** @enum {string} */
        internalRouting: "ipOnly";
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
        envSpecificDetails: components["schemas"]["dockerDetails"] | components["schemas"]["nativeEnvironmentDetails"];
        envSpecificDetailsPATCH: components["schemas"]["dockerDetailsPATCH"] | components["schemas"]["nativeEnvironmentDetailsPATCH"];
        envSpecificDetailsPOST: components["schemas"]["dockerDetailsPOST"] | components["schemas"]["nativeEnvironmentDetailsPOST"];
        resource: {
            id: string;
            name: string;
        };
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
        serviceDisk: {
            name: string;
            mountPath: string;
            sizeGB?: number;
        };
        cache: {
            /**
             * @default no-cache
             * @enum {string}
             */
            profile: "no-cache" | "origin-controlled" | "origin-controlled-all";
        };
        diskWithCursor: {
            disk: components["schemas"]["diskDetails"];
            cursor: components["schemas"]["cursor"];
        };
        instanceId: string;
        diskSnapshot: {
            /** Format: date-time */
            createdAt?: string;
            snapshotKey?: string;
            instanceId?: components["schemas"]["instanceId"];
        };
        snapshotRestorePOST: {
            snapshotKey: string;
            instanceId?: components["schemas"]["instanceId"];
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
        serviceList: components["schemas"]["serviceWithCursor"][];
        serviceWithCursor: {
            service: components["schemas"]["service"];
            cursor: components["schemas"]["cursor"];
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
            plan: components["schemas"]["plan"];
            preDeployCommand?: string;
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            region?: components["schemas"]["region"];
            maxShutdownDelaySeconds?: components["schemas"]["maxShutdownDelaySeconds"];
            renderSubdomainPolicy?: components["schemas"]["renderSubdomainPolicy"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        privateServiceDetailsPOST: {
            buildSourceId?: components["schemas"]["buildSourceId"];
            autoscaling?: components["schemas"]["autoscalingConfig"];
            disk?: components["schemas"]["serviceDisk"];
            env?: components["schemas"]["serviceEnv"];
            runtime: components["schemas"]["serviceRuntime"];
            envSpecificDetails?: components["schemas"]["envSpecificDetailsPOST"];
            /** @default 1 */
            numInstances: number;
            plan?: components["schemas"]["paidPlan"];
            preDeployCommand?: string;
            pullRequestPreviewsEnabled?: components["schemas"]["pullRequestPreviewsEnabled"];
            previews?: components["schemas"]["previews"];
            region?: components["schemas"]["region"];
            maxShutdownDelaySeconds?: components["schemas"]["maxShutdownDelaySeconds"];
        };
        backgroundWorkerDetailsPOST: {
            buildSourceId?: components["schemas"]["buildSourceId"];
            autoscaling?: components["schemas"]["autoscalingConfig"];
            disk?: components["schemas"]["serviceDisk"];
            env?: components["schemas"]["serviceEnv"];
            runtime: components["schemas"]["serviceRuntime"];
            envSpecificDetails?: components["schemas"]["envSpecificDetailsPOST"];
            /** @default 1 */
            numInstances: number;
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
        envVarValue: {
            value: string;
        };
        envVarGenerateValue: {
            generateValue: boolean;
        };
        addUpdateEnvVarInput: components["schemas"]["envVarValue"] | components["schemas"]["envVarGenerateValue"];
        previewInput: {
            imagePath: string;
            name?: string;
            plan?: components["schemas"]["plan"];
        };
        /** @enum {string} */
        plan: "starter" | "starter_plus" | "standard" | "standard_plus" | "pro" | "pro_plus" | "pro_max" | "pro_ultra" | "free" | "custom" | "starter_legacy" | "standard_legacy" | "standard_plus_legacy" | "pro_legacy" | "pro_plus_legacy" | "0.5c-512mb" | "1c-2g" | "2c-4g" | "2c-8g" | "2c-16g" | "4c-8g" | "4c-16g" | "4c-32g" | "8c-16g" | "8c-32g" | "8c-64g" | "12c-24g" | "12c-48g" | "12c-96g";
        header: {
            id: string;
            path: string;
            name: string;
            value: string;
        };
        headerInput: {
            path: string;
            name: string;
            value: string;
        };
        notificationOverrideWithCursor: {
            override: components["schemas"]["notificationOverride"];
            cursor: components["schemas"]["cursor"];
        };
        owner: {
            id: string;
            name: string;
            email: string;
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
            twoFactorAuthEnabled?: boolean;
            /** @enum {string} */
            type: "user" | "team";
        };
        teamMember: {
            userId: string;
            name: string;
            email: string;
            /** @enum {string} */
            status: "active" | "inactive";
            role: components["schemas"]["teamMemberRole"];
            mfaEnabled: boolean;
        };
        teamMembers: components["schemas"]["teamMember"][];
        /** @enum {string} */
        teamMemberRole: "ADMIN" | "DEVELOPER" | "WORKSPACE_CONTRIBUTOR" | "WORKSPACE_BILLING" | "WORKSPACE_VIEWER";
        ownerWithCursor: {
            owner?: components["schemas"]["owner"];
            cursor?: components["schemas"]["cursor"];
        };
        route: {
            id: string;
            type: components["schemas"]["routeType"];
            source: string;
            destination: string;
            priority: number;
        };
        headerWithCursor: {
            header: components["schemas"]["header"];
            cursor: string;
        };
        routeWithCursor: {
            route: components["schemas"]["route"];
            cursor: string;
        };
        routePost: {
            type: components["schemas"]["routeType"];
            source: string;
            destination: string;
            priority?: number;
        };
        routePatch: {
            priority: number;
        };
        routePut: {
            type: components["schemas"]["routeType"];
            source: string;
            destination: string;
        };
        /** @enum {string} */
        routeType: "redirect" | "rewrite";
        /** @enum {string} */
        serviceType: "static_site" | "web_service" | "private_service" | "background_worker" | "cron_job";
        /** @enum {string} */
        serviceTypeShort: "static" | "web" | "pserv" | "worker" | "cron";
        /** @enum {string} */
        serviceRuntime: "docker" | "elixir" | "go" | "node" | "python" | "ruby" | "rust" | "image";
        /**
         * @deprecated
         * @enum {string}
         */
        serviceEnv: "docker" | "elixir" | "go" | "node" | "python" | "ruby" | "rust" | "image";
        sshAddress: string;
        /**
         * @default oregon
         * @enum {string}
         */
        region: "frankfurt" | "oregon" | "ohio" | "singapore" | "virginia";
        /** @enum {string} */
        notifySetting: "default" | "notify" | "ignore";
        /** @enum {string} */
        suspenderType: "admin" | "billing" | "user" | "parent_service" | "stuck_crashlooping" | "hipaa_enablement" | "unknown";
        /** @enum {string} */
        deployStatus: "created" | "queued" | "build_in_progress" | "update_in_progress" | "live" | "deactivated" | "build_failed" | "update_failed" | "canceled" | "pre_deploy_in_progress" | "pre_deploy_failed";
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
        envVar: {
            key: string;
            value: string;
        };
        envVarWithCursor: {
            envVar: components["schemas"]["envVar"];
            cursor: components["schemas"]["cursor"];
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
        serverPort: {
            port: number;
            /** @enum {string} */
            protocol: "TCP" | "UDP";
        };
        error: {
            id?: string;
            message?: string;
            code?: string;
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
            generation: "off" | "manual" | "automatic";
        };
        /**
         * @default starter
         * @enum {string}
         */
        buildPlan: "starter" | "performance";
        /** @enum {string} */
        renderSubdomainPolicy: "enabled" | "disabled";
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
        keyValuePATCHInput: {
            name?: string;
            plan?: components["schemas"]["keyValuePlan"];
            maxmemoryPolicy?: components["schemas"]["maxmemoryPolicy"];
            persistenceMode?: components["schemas"]["persistenceMode"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        /** @enum {string} */
        persistenceMode: "journal_snapshot" | "snapshot" | "off";
        /** @enum {string} */
        maxmemoryPolicy: "noeviction" | "allkeys_lfu" | "allkeys_lru" | "allkeys_random" | "volatile_lfu" | "volatile_lru" | "volatile_random" | "volatile_ttl";
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
        keyValueWithCursor: {
            keyValue: components["schemas"]["keyValue"];
            cursor: components["schemas"]["cursor"];
        };
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
        keyValueConnectionInfo: {
            internalConnectionString: string;
            /** Format: password */
            externalConnectionString: string;
            /** Format: password */
            cliCommand: string;
        };
        keyValueOptions: {
            maxmemoryPolicy?: string;
            persistenceMode?: components["schemas"]["persistenceMode"];
        };
        cidrBlockAndDescription: {
            cidrBlock: string;
            description: string;
        };
        /** @enum {string} */
        keyValuePlan: "free" | "starter" | "standard" | "pro" | "pro_plus" | "custom" | "256mb" | "1g" | "5g" | "10g" | "20g" | "40g";
        redisPOSTInput: {
            name: string;
            ownerId: string;
            plan: components["schemas"]["redisPlan"];
            region?: components["schemas"]["region"];
            environmentId?: string;
            maxmemoryPolicy?: components["schemas"]["maxmemoryPolicy"];
            persistenceMode?: components["schemas"]["persistenceMode"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        redisPATCHInput: {
            name?: string;
            plan?: components["schemas"]["redisPlan"];
            maxmemoryPolicy?: components["schemas"]["maxmemoryPolicy"];
            persistenceMode?: components["schemas"]["persistenceMode"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        redis: {
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            status: components["schemas"]["databaseStatus"];
            region: components["schemas"]["region"];
            plan: components["schemas"]["redisPlan"];
            name: string;
            owner: components["schemas"]["owner"];
            options: components["schemas"]["redisOptions"];
            ipAllowList: components["schemas"]["cidrBlockAndDescription"][];
            environmentId?: string;
            version: string;
            dashboardUrl: string;
        };
        redisWithCursor: {
            redis: components["schemas"]["redis"];
            cursor: components["schemas"]["cursor"];
        };
        redisDetail: {
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            status: components["schemas"]["databaseStatus"];
            region: components["schemas"]["region"];
            plan: components["schemas"]["redisPlan"];
            name: string;
            owner: components["schemas"]["owner"];
            options: components["schemas"]["redisOptions"];
            ipAllowList: components["schemas"]["cidrBlockAndDescription"][];
            environmentId?: string;
            version: string;
            maintenance?: components["schemas"]["maintenanceRun"];
        };
        redisConnectionInfo: {
            internalConnectionString: string;
            /** Format: password */
            externalConnectionString: string;
            /** Format: password */
            redisCLICommand: string;
        };
        redisOptions: {
            maxmemoryPolicy?: string;
            persistenceMode?: components["schemas"]["persistenceMode"];
        };
        /** @enum {string} */
        redisPlan: "free" | "starter" | "standard" | "pro" | "pro_plus" | "custom" | "256mb" | "1g" | "5g" | "10g" | "20g" | "40g";
        /** @enum {string} */
        databaseStatus: "creating" | "available" | "unavailable" | "config_restart" | "suspended" | "maintenance_scheduled" | "maintenance_in_progress" | "recovery_failed" | "recovery_in_progress" | "unknown" | "updating_instance";
        /**
         * @default build_and_deploy
         * @enum {string}
         */
        DeployMode: "deploy_only" | "build_and_deploy";
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
        projectPATCHInput: {
            name?: string;
        };
        projectPOSTEnvironmentInput: {
            name: string;
            protectedStatus?: components["schemas"]["protectedStatus"];
            networkIsolationEnabled?: components["schemas"]["networkIsolationEnabled"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        environmentPOSTInput: {
            name: string;
            projectId: string;
            protectedStatus?: components["schemas"]["protectedStatus"];
            networkIsolationEnabled?: components["schemas"]["networkIsolationEnabled"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
        };
        environmentResourcesPOSTInput: {
            resourceIds: string[];
        };
        environmentPATCHInput: {
            name?: string;
            networkIsolationEnabled?: components["schemas"]["networkIsolationEnabled"];
            protectedStatus?: components["schemas"]["protectedStatus"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
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
        environmentWithCursor: {
            environment: components["schemas"]["environment"];
            cursor: components["schemas"]["cursor"];
        };
        /** @enum {string} */
        protectedStatus: "unprotected" | "protected";
        networkIsolationEnabled: boolean;
        envGroupPOSTInput: {
            name: string;
            ownerId: string;
            envVars: components["schemas"]["envVarInputArray"];
            secretFiles?: components["schemas"]["secretFileInput"][];
            serviceIds?: string[];
            environmentId?: string;
        };
        envGroupPATCHInput: {
            name: string;
        };
        envGroup: components["schemas"]["envGroupMeta"] & {
            envVars: components["schemas"]["envVar"][];
            secretFiles: components["schemas"]["secretFile"][];
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
        secretFile: {
            name: string;
            content: string;
        };
        secretFileWithCursor: {
            secretFile: components["schemas"]["secretFile"];
            cursor: components["schemas"]["cursor"];
        };
        envGroupLink: {
            id: string;
            name: string;
            type: components["schemas"]["serviceTypeShort"];
        };
        postgresPOSTInput: {
            /** @default randomly generated */
            databaseName: string;
            /** @default randomly generated */
            databaseUser: string;
            datadogAPIKey?: string;
            datadogSite?: string;
            name: string;
            /** @default false */
            enableHighAvailability: boolean;
            environmentId?: string;
            ownerId: string;
            plan: components["schemas"]["postgresPlans"];
            diskSizeGB?: number;
            /** @default false */
            enableDiskAutoscaling: boolean;
            /** @default none */
            connectionPool: string;
            region?: components["schemas"]["region"];
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
            parameterOverrides?: components["schemas"]["postgresParameterOverrides"];
            readReplicas?: components["schemas"]["readReplicasInput"];
            version: components["schemas"]["postgresVersion"];
        };
        postgresPATCHInput: {
            name?: string;
            plan?: components["schemas"]["postgresPlans"];
            diskSizeGB?: number;
            enableDiskAutoscaling?: boolean;
            /** @default none */
            connectionPool: string;
            enableHighAvailability?: boolean;
            datadogAPIKey?: string;
            datadogSite?: string;
            ipAllowList?: components["schemas"]["cidrBlockAndDescription"][];
            parameterOverrides?: components["schemas"]["postgresParameterOverrides"];
            readReplicas?: components["schemas"]["readReplicasInput"];
        };
        readReplicas: components["schemas"]["readReplica"][];
        readReplica: {
            id: string;
            name: string;
            parameterOverrides?: components["schemas"]["postgresParameterOverrides"];
        };
        readReplicasInput: components["schemas"]["readReplicaInput"][];
        readReplicaInput: {
            name: string;
            parameterOverrides?: components["schemas"]["postgresParameterOverrides"];
        };
        postgresParameterOverrides: {
            [key: string]: string;
        };
        postgresParameterOverridesWrapper: {
            parameterOverrides: components["schemas"]["postgresParameterOverrides"];
        };
        postgresPutParameterOverridesResult: {
            affectedDatabases: string[];
            appliedOverrides: components["schemas"]["postgresParameterOverrides"];
            requiresRestart: boolean;
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
        /** @enum {string} */
        postgresVersion: "11" | "12" | "13" | "14" | "15" | "16" | "17" | "18";
        /** @enum {string} */
        databaseRole: "primary" | "replica";
        /**
         * @default 0.5c-512mb
         * @enum {string}
         */
        paidPlan: "starter" | "standard" | "pro" | "pro_plus" | "pro_max" | "pro_ultra" | "0.5c-512mb" | "1c-2g" | "2c-4g" | "2c-8g" | "2c-16g" | "4c-8g" | "4c-16g" | "4c-32g" | "8c-16g" | "8c-32g" | "8c-64g" | "12c-24g" | "12c-48g" | "12c-96g";
        cronJobRun: {
            id: string;
            /** @enum {string} */
            status: "pending" | "successful" | "unsuccessful" | "canceled";
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            finishedAt?: string;
            triggeredBy?: string;
            canceledBy?: string;
        };
        blueprintWithCursor: {
            blueprint: components["schemas"]["blueprint"];
            cursor: components["schemas"]["cursor"];
        };
        syncWithCursor: {
            sync: components["schemas"]["sync"];
            cursor: components["schemas"]["cursor"];
        };
        serviceEventWithCursor: {
            event: components["schemas"]["serviceEvent"];
        };
        jobWithCursor: {
            job: components["schemas"]["job"];
            cursor: components["schemas"]["cursor"];
        };
        user: {
            id?: string;
            email: string;
            name: string;
        };
        webhookWithCursor: {
            webhook: components["schemas"]["webhook"];
            cursor: components["schemas"]["cursor"];
        };
        webhookEventWithCursor: {
            webhookEvent: components["schemas"]["webhookEvent"];
            cursor: components["schemas"]["cursor"];
        };
        serviceInstance: {
            id: string;
            /** Format: date-time */
            createdAt: string;
        };
        outboundIps: {
            /** @enum {string} */
            type: "shared" | "dedicated";
            dedicatedIpId?: string;
            ips: string[];
        };
        blueprintId: string;
        /** @enum {string} */
        status: "created" | "paused" | "in_sync" | "syncing" | "error";
        autoSync: boolean;
        blueprintPath: string;
        blueprint: {
            id: components["schemas"]["blueprintId"];
            name: string;
            status: components["schemas"]["status"];
            autoSync: components["schemas"]["autoSync"];
            repo: string;
            branch: string;
            path: components["schemas"]["blueprintPath"];
            /** Format: date-time */
            lastSync?: string;
        };
        validateBlueprintRequest: {
            ownerId: string;
            /** Format: binary */
            file: string;
        };
        validationError: {
            path?: string;
            error: string;
            line?: number;
            column?: number;
        };
        validationPlanSummary: {
            services?: string[];
            databases?: string[];
            keyValue?: string[];
            envGroups?: string[];
            totalActions?: number;
        };
        validateBlueprintResponse: {
            valid: boolean;
            errors?: components["schemas"]["validationError"][];
            plan?: components["schemas"]["validationPlanSummary"];
        };
        resourceRef: {
            id: string;
            name: string;
            /** @enum {string} */
            type: "static_site" | "web_service" | "private_service" | "background_worker" | "cron_job" | "redis" | "key_value" | "postgres" | "environment_group" | "artifact_source";
        };
        blueprintDetail: {
            id: components["schemas"]["blueprintId"];
            name: string;
            status: components["schemas"]["status"];
            autoSync: components["schemas"]["autoSync"];
            repo: string;
            branch: string;
            path: components["schemas"]["blueprintPath"];
            /** Format: date-time */
            lastSync?: string;
            resources: components["schemas"]["resourceRef"][];
        };
        blueprintPATCH: {
            name?: string;
            autoSync?: components["schemas"]["autoSync"];
            path?: components["schemas"]["blueprintPath"];
        };
        syncId: string;
        commitRef: {
            id: string;
        };
        /** @enum {string} */
        syncState: "created" | "pending" | "running" | "error" | "success";
        sync: {
            id: components["schemas"]["syncId"];
            commit: components["schemas"]["commitRef"];
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            completedAt?: string;
            state: components["schemas"]["syncState"];
        };
        diskId: string;
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
        /** @enum {string} */
        logDirection: "forward" | "backward";
        /** @enum {string} */
        notifySettingV2: "none" | "failure" | "all";
        notificationSetting: {
            ownerId: string;
            slackEnabled: boolean;
            emailEnabled: boolean;
            previewNotificationsEnabled: boolean;
            notificationsToSend: components["schemas"]["notifySettingV2"];
        };
        notificationSettingPATCH: {
            emailEnabled?: boolean;
            previewNotificationsEnabled?: boolean;
            notificationsToSend?: components["schemas"]["notifySettingV2"];
        };
        /** @enum {string} */
        notifyPreviewOverride: "default" | "false" | "true";
        /** @enum {string} */
        notifyOverride: "default" | "none" | "failure" | "all";
        notificationOverride: {
            serviceId: string;
            previewNotificationsEnabled: components["schemas"]["notifyPreviewOverride"];
            notificationsToSend: components["schemas"]["notifyOverride"];
        };
        notificationServiceOverride: {
            serviceId: string;
            previewNotificationsEnabled: components["schemas"]["notifyPreviewOverride"];
            notificationsToSend: components["schemas"]["notifyOverride"];
        };
        notificationServiceOverridePATCH: {
            previewNotificationsEnabled?: components["schemas"]["notifyPreviewOverride"];
            notificationsToSend?: components["schemas"]["notifyOverride"];
        };
        /** @enum {string} */
        autoDeployTrigger: "commit" | "off" | "checksPass";
        autoscalingCriteriaPercentage: {
            /** @default false */
            enabled: boolean;
            percentage: number;
        };
        autoscalingCriteria: {
            cpu: components["schemas"]["autoscalingCriteriaPercentage"];
            memory: components["schemas"]["autoscalingCriteriaPercentage"];
        };
        autoscalingConfig: {
            /** @default false */
            enabled: boolean;
            min: number;
            max: number;
            criteria: components["schemas"]["autoscalingCriteria"];
        };
        disk: {
            id: components["schemas"]["diskId"];
            name: string;
            sizeGB: number;
            mountPath: string;
        };
        envVarKeyValue: {
            key: string;
            value: string;
        };
        envVarKeyGenerateValue: {
            key: string;
            generateValue: boolean;
        };
        envVarInput: components["schemas"]["envVarKeyValue"] | components["schemas"]["envVarKeyGenerateValue"];
        envVarInputArray: components["schemas"]["envVarInput"][];
        secretFileInput: {
            name: string;
            content: string;
        };
        /** @enum {string} */
        serviceEventType: "artifact_fetch_failed" | "artifact_source_changed" | "autoscaling_config_changed" | "autoscaling_ended" | "autoscaling_started" | "branch_deleted" | "build_ended" | "build_started" | "commit_ignored" | "cron_job_run_ended" | "cron_job_run_started" | "deploy_ended" | "deploy_started" | "disk_created" | "disk_updated" | "disk_deleted" | "image_pull_failed" | "initial_deploy_hook_ended" | "initial_deploy_hook_started" | "instance_count_changed" | "job_run_ended" | "maintenance_mode_enabled" | "maintenance_mode_uri_updated" | "maintenance_ended" | "maintenance_started" | "pipeline_minutes_exhausted" | "plan_changed" | "pre_deploy_ended" | "pre_deploy_started" | "server_available" | "server_failed" | "server_hardware_failure" | "server_restarted" | "service_resumed" | "service_suspended" | "suspender_added" | "suspender_removed" | "zero_downtime_redeploy_ended" | "zero_downtime_redeploy_started" | "auto_deploy_disabled" | "auto_deploy_enabled";
        eventId: string;
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
        /** @enum {string} */
        eventStatus: "succeeded" | "failed" | "canceled";
        buildDeployEndReasonID: {
            id: string;
        };
        oomKilled: {
            memoryLimit: string;
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
        buildDeployEndReason: {
            buildFailed?: components["schemas"]["buildDeployEndReasonID"];
            newBuild?: components["schemas"]["buildDeployEndReasonID"];
            newDeploy?: components["schemas"]["buildDeployEndReasonID"];
            failure?: components["schemas"]["failureReason"];
        };
        buildEndedEvent: {
            buildId: string;
            buildStatus: components["schemas"]["eventStatus"];
            reason: components["schemas"]["buildDeployEndReason"];
            /** @deprecated */
            status: number;
        };
        "schemas-user": {
            id: string;
            email: string;
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
        buildStartedEvent: {
            buildId: string;
            trigger: components["schemas"]["buildDeployTrigger"];
        };
        commitIgnoredEvent: {
            id: string;
            url: string;
        };
        /** @enum {string} */
        cronJobRunStatus: "canceled" | "pending" | "successful" | "unsuccessful";
        cronJobRunEndedEvent: {
            cronJobRunId: string;
            status: components["schemas"]["cronJobRunStatus"];
            reason?: components["schemas"]["failureReason"];
            user?: components["schemas"]["schemas-user"];
        };
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
        jobId: string;
        /** @enum {string} */
        jobStatus: "pending" | "running" | "succeeded" | "failed" | "canceled";
        jobRunEndedEvent: {
            jobId: components["schemas"]["jobId"];
            status: components["schemas"]["jobStatus"];
            reason?: components["schemas"]["failureReason"];
        };
        maintenanceModeEnabledEvent: {
            enabled: boolean;
        };
        maintenanceModeURIUpdatedEvent: {
            fromURI: string;
            toURI: string;
        };
        maintenanceEndedEvent: Record<string, never>;
        maintenanceTrigger: {
            user?: components["schemas"]["schemas-user"];
            manual: boolean;
            startedByRender: boolean;
        };
        maintenanceStartedEvent: {
            trigger: components["schemas"]["maintenanceTrigger"];
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
        "schemas-instanceId": string;
        serverFailedEvent: {
            instanceID?: components["schemas"]["schemas-instanceId"];
            reason?: components["schemas"]["failureReason"];
        };
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
        edgeCacheTrigger: {
            manual: boolean;
            user?: components["schemas"]["schemas-user"];
            system: boolean;
        };
        edgeCacheDisabledEvent: {
            trigger: components["schemas"]["edgeCacheTrigger"];
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
        serviceEventDetails: components["schemas"]["artifactFetchFailedEvent"] | components["schemas"]["artifactSourceChangedEvent"] | components["schemas"]["autoscalingConfigChangedEvent"] | components["schemas"]["autoscalingEndedEvent"] | components["schemas"]["autoscalingStartedEvent"] | components["schemas"]["branchDeletedEvent"] | components["schemas"]["buildEndedEvent"] | components["schemas"]["buildStartedEvent"] | components["schemas"]["commitIgnoredEvent"] | components["schemas"]["cronJobRunEndedEvent"] | components["schemas"]["cronJobRunStartedEvent"] | components["schemas"]["deployEndedEvent"] | components["schemas"]["deployStartedEvent"] | components["schemas"]["diskCreatedEvent"] | components["schemas"]["diskUpdatedEvent"] | components["schemas"]["diskDeletedEvent"] | components["schemas"]["imagePullFailedEvent"] | components["schemas"]["initialDeployHookStartedEvent"] | components["schemas"]["initialDeployHookEndedEvent"] | components["schemas"]["instanceCountChangedEvent"] | components["schemas"]["jobRunEndedEvent"] | components["schemas"]["maintenanceModeEnabledEvent"] | components["schemas"]["maintenanceModeURIUpdatedEvent"] | components["schemas"]["maintenanceEndedEvent"] | components["schemas"]["maintenanceStartedEvent"] | components["schemas"]["pipelineMinutesExhaustedEvent"] | components["schemas"]["planChangedEvent"] | components["schemas"]["preDeployEndedEvent"] | components["schemas"]["preDeployStartedEvent"] | components["schemas"]["serverAvailableEvent"] | components["schemas"]["serverFailedEvent"] | components["schemas"]["serverHardwareFailureEvent"] | components["schemas"]["serverRestartedEvent"] | components["schemas"]["serviceResumedEvent"] | components["schemas"]["serviceSuspendedEvent"] | components["schemas"]["suspenderAddedEvent"] | components["schemas"]["suspenderRemovedEvent"] | components["schemas"]["zeroDowntimeRedeployEndedEvent"] | components["schemas"]["zeroDowntimeRedeployStartedEvent"] | components["schemas"]["edgeCacheDisabledEvent"] | components["schemas"]["edgeCacheEnabledEvent"] | components["schemas"]["edgeCachePurgedEvent"] | components["schemas"]["autoDeployDisabledEvent"] | components["schemas"]["autoDeployEnabledEvent"];
        serviceEvent: {
            id: components["schemas"]["eventId"];
            /** Format: date-time */
            timestamp: string;
            serviceId: string;
            type: components["schemas"]["serviceEventType"];
            details: components["schemas"]["serviceEventDetails"];
        };
        job: {
            id: components["schemas"]["jobId"];
            serviceId: string;
            startCommand: string;
            planId: string;
            status?: components["schemas"]["jobStatus"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            finishedAt?: string;
        };
        /** @enum {string} */
        eventType: "artifact_fetch_failed" | "artifact_source_changed" | "autoscaling_config_changed" | "autoscaling_ended" | "autoscaling_started" | "branch_deleted" | "build_ended" | "build_started" | "commit_ignored" | "cron_job_run_ended" | "cron_job_run_started" | "deploy_ended" | "deploy_started" | "disk_created" | "disk_updated" | "disk_deleted" | "image_pull_failed" | "instance_count_changed" | "job_run_ended" | "maintenance_mode_enabled" | "maintenance_mode_uri_updated" | "maintenance_ended" | "maintenance_started" | "pipeline_minutes_exhausted" | "plan_changed" | "pre_deploy_ended" | "pre_deploy_started" | "server_available" | "server_failed" | "server_hardware_failure" | "server_restarted" | "service_resumed" | "service_suspended" | "zero_downtime_redeploy_ended" | "zero_downtime_redeploy_started" | "edge_cache_enabled" | "edge_cache_disabled" | "edge_cache_purged" | "auto_deploy_disabled" | "auto_deploy_enabled" | "postgres_available" | "postgres_backup_completed" | "postgres_backup_failed" | "postgres_backup_started" | "postgres_cluster_leader_changed" | "postgres_connection_pool_changed" | "postgres_connection_pool_enabled_changed" | "postgres_created" | "postgres_disk_size_changed" | "postgres_disk_autoscaling_enabled_changed" | "postgres_ha_status_changed" | "postgres_restarted" | "postgres_unavailable" | "postgres_upgrade_failed" | "postgres_upgrade_started" | "postgres_upgrade_succeeded" | "postgres_restore_failed" | "postgres_restore_succeeded" | "postgres_read_replicas_changed" | "postgres_pitr_checkpoint_started" | "postgres_pitr_checkpoint_failed" | "postgres_pitr_checkpoint_completed" | "postgres_read_replica_stale" | "postgres_wal_archive_failed" | "key_value_available" | "key_value_config_restart" | "key_value_unhealthy";
        /** @enum {string} */
        logLabelName: "resource" | "instance" | "host" | "statusCode" | "method" | "level" | "workflowService" | "workflowVeresion" | "task" | "taskRun" | "sandbox" | "type" | "text" | "path" | "blocked";
        logLabel: {
            name: components["schemas"]["logLabelName"];
            value: string;
        };
        log: {
            id: string;
            message: string;
            /** Format: date-time */
            timestamp: string;
            labels: components["schemas"]["logLabel"][];
        };
        /** @enum {string} */
        logStreamPreviewSetting: "send" | "drop";
        ownerLogStreamSetting: {
            ownerId?: string;
            endpoint?: string;
            preview?: components["schemas"]["logStreamPreviewSetting"];
        };
        logStreamEndpoint: string;
        logStreamToken: string;
        logStreamOwnerUpdate: {
            endpoint?: components["schemas"]["logStreamEndpoint"];
            token?: components["schemas"]["logStreamToken"];
            preview: components["schemas"]["logStreamPreviewSetting"];
        };
        /** @enum {string} */
        logStreamSetting: "send" | "drop";
        resourceLogStreamSetting: {
            resourceId?: string;
            endpoint?: string;
            setting?: components["schemas"]["logStreamSetting"];
        };
        logStreamResourceUpdate: {
            endpoint?: components["schemas"]["logStreamEndpoint"];
            token?: components["schemas"]["logStreamToken"];
            setting: components["schemas"]["logStreamSetting"];
        };
        /** @enum {string} */
        otelProviderType: "BETTER_STACK" | "GRAFANA" | "DATADOG" | "NEW_RELIC" | "HONEYCOMB" | "SIGNOZ" | "GROUNDCOVER" | "LOGFIRE" | "CUSTOM";
        metricsStream: {
            ownerId: string;
            provider: components["schemas"]["otelProviderType"];
            url: string;
        };
        metricsStreamInput: {
            provider?: components["schemas"]["otelProviderType"];
            url?: string;
            token?: string;
        };
        label: {
            field: string;
            value: string;
        };
        timeSeriesValue: {
            /** Format: date-time */
            timestamp: string;
            value: number;
        };
        unit: string;
        timeSeries: {
            labels: components["schemas"]["label"][];
            values: components["schemas"]["timeSeriesValue"][];
            unit: components["schemas"]["unit"];
        };
        timeSeriesCollection: components["schemas"]["timeSeries"][];
        filterApplicationValuesCollection: {
            /** @enum {string} */
            filter?: "instance";
            values?: string[];
        }[];
        filterHTTPValuesCollection: {
            /** @enum {string} */
            filter?: "host" | "statusCode";
            values?: string[];
        }[];
        filterPathValuesCollection: string[];
        maintenanceRunId: string;
        /** @enum {string} */
        maintenanceState: "scheduled" | "in_progress" | "user_fix_required" | "cancelled" | "succeeded" | "failed";
        maintenanceRun: {
            id: components["schemas"]["maintenanceRunId"];
            type: string;
            /** Format: date-time */
            scheduledAt: string;
            /** Format: date-time */
            pendingMaintenanceBy?: string;
            state: components["schemas"]["maintenanceState"];
        };
        /** @enum {string} */
        postgresPlans: "free" | "starter" | "standard" | "pro" | "pro_plus" | "custom" | "basic_256mb" | "basic_1gb" | "basic_4gb" | "pro_4gb" | "pro_8gb" | "pro_16gb" | "pro_32gb" | "pro_64gb" | "pro_128gb" | "pro_192gb" | "pro_256gb" | "pro_384gb" | "pro_512gb" | "accelerated_16gb" | "accelerated_32gb" | "accelerated_64gb" | "accelerated_128gb" | "accelerated_256gb" | "accelerated_384gb" | "accelerated_512gb" | "accelerated_768gb" | "accelerated_1024gb" | "0.1c-256mb" | "0.5c-1g" | "1c-2g" | "1c-4g" | "2c-4g" | "2c-8g" | "2c-16g" | "4c-16g" | "4c-32g" | "8c-32g" | "8c-64g" | "16c-64g" | "16c-128g" | "32c-128g" | "32c-256g" | "48c-192g" | "48c-384g" | "64c-256g" | "64c-512g" | "96c-384g" | "96c-768g" | "128c-512g" | "128c-1024g";
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
        postgresExport: {
            id: string;
            /** Format: date-time */
            createdAt: string;
            url?: string;
        };
        credentialCreateInput: {
            username: string;
        };
        postgresReplicationSetupInput: {
            schemaName: string;
            databaseName: string;
            allTablesPublicationName?: string;
            replicationSlotName?: string;
            restartNow?: boolean;
        };
        postgresAvailableParameterOverride: {
            name: string;
            description: string;
            requiresRestart: boolean;
            examples?: string[];
            minValue?: number;
            maxValue?: number;
        };
        postgresAvailableParameterOverridesResult: {
            availableParameterOverrides: components["schemas"]["postgresAvailableParameterOverride"][];
        };
        maintenanceResourceId: string;
        maintenanceRunWithResource: {
            id: components["schemas"]["maintenanceRunId"];
            type: string;
            /** Format: date-time */
            scheduledAt: string;
            /** Format: date-time */
            pendingMaintenanceBy?: string;
            state: components["schemas"]["maintenanceState"];
            resourceId: components["schemas"]["maintenanceResourceId"];
        };
        maintenanceRunPATCH: {
            /** Format: date-time */
            scheduledAt?: string;
        };
        webhookId: string;
        eventFilter: components["schemas"]["eventType"][];
        webhook: {
            id: components["schemas"]["webhookId"];
            url: string;
            name: string;
            secret: string;
            enabled: boolean;
            eventFilter: components["schemas"]["eventFilter"];
        };
        webhookPOSTInput: {
            ownerId: string;
            url: string;
            name: string;
            enabled: boolean;
            eventFilter: components["schemas"]["eventFilter"];
        };
        webhookPATCHInput: {
            name?: string;
            url?: string;
            enabled?: boolean;
            eventFilter?: components["schemas"]["eventFilter"];
        };
        webhookEvent: {
            id: string;
            eventId: string;
            eventType: components["schemas"]["eventType"];
            /** Format: date-time */
            sentAt: string;
            statusCode?: number;
            responseBody?: string;
            error?: string;
        };
        buildSourceId: string;
    };
    responses: {
        /** @description 400BadRequest */
        "400BadRequest": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
            };
        };
        /** @description 401Unauthorized */
        "401Unauthorized": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["error"];
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
        /** @description 409Conflict */
        "409Conflict": {
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
        /** @description 413RequestEntityTooLarge */
        "413RequestEntityTooLarge": {
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
        /** @description LogsValues200Response */
        LogsValues200Response: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": string[];
            };
        };
        /** @description GetOwnerLogsStreams200Response */
        GetOwnerLogsStreams200Response: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ownerLogStreamSetting"];
            };
        };
        /** @description ResourceLogsStreams200Response */
        ResourceLogsStreams200Response: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["resourceLogStreamSetting"][];
            };
        };
        /** @description GetResourceLogsStreams200Response */
        GetResourceLogsStreams200Response: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["resourceLogStreamSetting"];
            };
        };
        /** @description GetMetricsStream200Response */
        GetMetricsStream200Response: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["metricsStream"];
            };
        };
        /** @description Metrics200Response */
        Metrics200Response: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["timeSeriesCollection"];
            };
        };
        /** @description MetricsFiltersApplication200Response */
        MetricsFiltersApplication200Response: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["filterApplicationValuesCollection"];
            };
        };
        /** @description MetricsFiltersHTTP200Response */
        MetricsFiltersHTTP200Response: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["filterHTTPValuesCollection"];
            };
        };
        /** @description MetricsFiltersPath200Response */
        MetricsFiltersPath200Response: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["filterPathValuesCollection"];
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
    "list-blueprints": {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["blueprintWithCursor"][];
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
    "validate-blueprint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["validateBlueprintRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["validateBlueprintResponse"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            413: components["responses"]["413RequestEntityTooLarge"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "remove-workspace-member": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownerId: string;
                userId: string;
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
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-workspace-member": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownerId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role: components["schemas"]["teamMemberRole"];
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
                    "application/json": components["schemas"]["teamMember"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            409: components["responses"]["409Conflict"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-blueprint": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                blueprintId: components["schemas"]["blueprintId"];
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
                    "application/json": components["schemas"]["blueprintDetail"];
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
    "disconnect-blueprint": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                blueprintId: components["schemas"]["blueprintId"];
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
    "update-blueprint": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                blueprintId: components["schemas"]["blueprintId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["blueprintPATCH"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["blueprint"];
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
    "list-blueprint-syncs": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                blueprintId: components["schemas"]["blueprintId"];
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
                    "application/json": components["schemas"]["syncWithCursor"][];
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
    "list-dedicated-ips": {
        parameters: {
            query: {
                ownerId: string;
                environmentId?: string;
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
                    "application/json": components["schemas"]["dedicatedIP"][];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            406: components["responses"]["406NotAcceptable"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "create-dedicated-ip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["dedicatedIPPOST"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["dedicatedIP"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            402: components["responses"]["402PaymentRequired"];
            403: components["responses"]["403Forbidden"];
            406: components["responses"]["406NotAcceptable"];
            409: components["responses"]["409Conflict"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-dedicated-ip": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dedicatedIpId: string;
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
                    "application/json": components["schemas"]["dedicatedIP"];
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
    "delete-dedicated-ip": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dedicatedIpId: string;
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
    "update-dedicated-ip": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dedicatedIpId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["dedicatedIPPATCH"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["dedicatedIP"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
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
    "list-snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                diskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["diskSnapshot"][];
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
    "restore-snapshot": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                diskId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["snapshotRestorePOST"];
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
    "get-user": {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["user"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            406: components["responses"]["406NotAcceptable"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-owners": {
        parameters: {
            query?: {
                name?: string[];
                email?: string[];
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
                    "application/json": components["schemas"]["ownerWithCursor"][];
                };
            };
            401: components["responses"]["401Unauthorized"];
            406: components["responses"]["406NotAcceptable"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-owner": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownerId: string;
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
                    "application/json": components["schemas"]["owner"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-owner-members": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownerId: string;
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
                    "application/json": components["schemas"]["teamMembers"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            410: components["responses"]["410Gone"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-owner-notification-settings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownerId: string;
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
                    "application/json": components["schemas"]["notificationSetting"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            406: components["responses"]["406NotAcceptable"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "patch-owner-notification-settings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["notificationSettingPATCH"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["notificationSetting"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            406: components["responses"]["406NotAcceptable"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-notification-overrides": {
        parameters: {
            query?: {
                ownerId?: string[];
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
                    "application/json": components["schemas"]["notificationOverrideWithCursor"][];
                };
            };
            401: components["responses"]["401Unauthorized"];
            406: components["responses"]["406NotAcceptable"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "retrieve-service-notification-overrides": {
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
                    "application/json": components["schemas"]["notificationServiceOverride"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            406: components["responses"]["406NotAcceptable"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "patch-service-notification-overrides": {
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
                "application/json": components["schemas"]["notificationServiceOverridePATCH"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["notificationServiceOverride"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            406: components["responses"]["406NotAcceptable"];
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
    "purge-cache": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "*/*": unknown;
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
            404: components["responses"]["404NotFound"];
            406: components["responses"]["406NotAcceptable"];
            409: components["responses"]["409Conflict"];
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
    "cancel-deploy": {
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
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "rollback-deploy": {
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
                    deployId: string;
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
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
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
    "delete-header": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                headerId: string;
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
    "delete-route": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                routeId: string;
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
    "patch-route": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                routeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["routePatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        headers?: components["schemas"]["route"];
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
    "restart-service": {
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
    "preview-service": {
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
                "application/json": components["schemas"]["previewInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["serviceAndDeploy"];
                };
            };
            400: components["responses"]["400BadRequest"];
            401: components["responses"]["401Unauthorized"];
            403: components["responses"]["403Forbidden"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-job": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                status?: components["schemas"]["jobStatus"][];
                createdBefore?: string;
                createdAfter?: string;
                startedBefore?: string;
                startedAfter?: string;
                finishedBefore?: string;
                finishedAfter?: string;
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
                    "application/json": components["schemas"]["jobWithCursor"][];
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
    "post-job": {
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
                    startCommand: string;
                    planId?: string;
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
                    "application/json": components["schemas"]["job"];
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
    "retrieve-job": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                jobId: components["schemas"]["jobId"];
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
                    "application/json": components["schemas"]["job"];
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
    "cancel-job": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                serviceId: string;
                jobId: components["schemas"]["jobId"];
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
                    "application/json": components["schemas"]["job"];
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
    "list-instances": {
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
                    "application/json": components["schemas"]["serviceInstance"][];
                };
            };
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
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
    "run-cron-job": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cronJobId: string;
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
                    "application/json": components["schemas"]["cronJobRun"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            406: components["responses"]["406NotAcceptable"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "cancel-cron-job-run": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                cronJobId: string;
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
            406: components["responses"]["406NotAcceptable"];
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
    "subscribe-logs": {
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
            /** @description Switching Protocols */
            101: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["log"];
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
    "list-logs-values": {
        parameters: {
            query: {
                ownerId: string;
                label: "instance" | "host" | "statusCode" | "method" | "level" | "type";
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
            200: components["responses"]["LogsValues200Response"];
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
    "get-owner-log-stream": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetOwnerLogsStreams200Response"];
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
    "update-owner-log-stream": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["logStreamOwnerUpdate"];
            };
        };
        responses: {
            200: components["responses"]["GetOwnerLogsStreams200Response"];
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
    "delete-owner-log-stream": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownerId: string;
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
    "list-resource-log-streams": {
        parameters: {
            query?: {
                ownerId?: string[];
                logStreamId?: string[];
                resourceId?: string[];
                setting?: components["schemas"]["logStreamSetting"][];
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["ResourceLogsStreams200Response"];
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
    "get-resource-log-stream": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resourceId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetResourceLogsStreams200Response"];
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
    "update-resource-log-stream": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resourceId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["logStreamResourceUpdate"];
            };
        };
        responses: {
            200: components["responses"]["GetResourceLogsStreams200Response"];
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
    "delete-resource-log-stream": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                resourceId: string;
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
    getOwnerMetricsStream: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["GetMetricsStream200Response"];
            400: components["responses"]["400BadRequest"];
            /** @description 404 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["500InternalServerError"];
        };
    };
    upsertOwnerMetricsStream: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["metricsStreamInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["metricsStream"];
                };
            };
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    deleteOwnerMetricsStream: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ownerId: string;
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
            /** @description 404 */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-cpu": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
                instance?: string;
                aggregationMethod?: "AVG" | "MAX" | "MIN";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-cpu-limit": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
                instance?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-cpu-target": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
                instance?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-memory": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
                instance?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-memory-limit": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
                instance?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-memory-target": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
                instance?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-http-requests": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
                host?: string;
                path?: string;
                aggregateBy?: "statusCode" | "host";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-http-latency": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
                host?: string;
                path?: string;
                quantile?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-bandwidth": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resource?: string;
                /** @deprecated */
                service?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-bandwidth-sources": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resource?: string;
                /** @deprecated */
                service?: string;
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
                    "application/json": {
                        data?: {
                            labels?: {
                                resource?: string;
                                /** @enum {string} */
                                trafficSource?: "total" | "http" | "websocket" | "nat" | "privatelink";
                            };
                            values?: {
                                timestamp?: number;
                                value?: number;
                            }[];
                        }[];
                    };
                };
            };
            /** @description 400 */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["error"];
                };
            };
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-disk-usage": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-disk-capacity": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-instance-count": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-active-connections": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "get-replication-lag": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Metrics200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "list-application-filter-values": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MetricsFiltersApplication200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "list-http-filter-values": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
                host?: string;
                statusCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MetricsFiltersHTTP200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
        };
    };
    "list-path-filter-values": {
        parameters: {
            query?: {
                startTime?: string;
                endTime?: string;
                resolutionSeconds?: number;
                resource?: string;
                /** @deprecated */
                service?: string;
                host?: string;
                statusCode?: string;
                path?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["MetricsFiltersPath200Response"];
            400: components["responses"]["400BadRequest"];
            500: components["responses"]["500InternalServerError"];
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
    "list-redis": {
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
                    "application/json": components["schemas"]["redisWithCursor"][];
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
    "create-redis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["redisPOSTInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["redisDetail"];
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
    "retrieve-redis": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                redisId: string;
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
                    "application/json": components["schemas"]["redisDetail"];
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
    "delete-redis": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                redisId: string;
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
    "update-redis": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                redisId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["redisPATCHInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["redisDetail"];
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
    "retrieve-redis-connection-info": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                redisId: string;
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
                    "application/json": components["schemas"]["redisConnectionInfo"];
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
    "suspend-redis": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                redisId: string;
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
    "resume-redis": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                redisId: string;
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
    "restart-postgres": {
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
    "failover-postgres": {
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
    "list-postgres-export": {
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
                    "application/json": components["schemas"]["postgresExport"][];
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
    "create-postgres-export": {
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
    "list-postgres-users": {
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
                    "application/json": {
                        username?: string;
                        default?: boolean;
                        createdAt?: string;
                        openConnections?: number;
                    }[];
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
    "create-postgres-user": {
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
                "application/json": components["schemas"]["credentialCreateInput"];
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
    "delete-postgres-user": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                postgresId: string;
                username: string;
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
    "promote-postgres": {
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
    "setup-postgres-replication": {
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
                "application/json": components["schemas"]["postgresReplicationSetupInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
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
    "list-postgres-parameter-overrides": {
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
                    "application/json": components["schemas"]["postgresParameterOverridesWrapper"];
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
    "update-postgres-parameter-overrides": {
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
                "application/json": components["schemas"]["postgresParameterOverridesWrapper"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["postgresPutParameterOverridesResult"];
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
    "list-available-postgres-parameter-overrides": {
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
                    "application/json": components["schemas"]["postgresAvailableParameterOverridesResult"];
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
    "list-maintenance": {
        parameters: {
            query?: {
                resourceId?: components["schemas"]["maintenanceResourceId"][];
                ownerId?: string[];
                state?: components["schemas"]["maintenanceState"][];
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
                    "application/json": components["schemas"]["maintenanceRunWithResource"][];
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
    "retrieve-maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                maintenanceRunParam: components["schemas"]["maintenanceRunId"];
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
                    "application/json": components["schemas"]["maintenanceRunWithResource"];
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
    "update-maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                maintenanceRunParam: components["schemas"]["maintenanceRunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["maintenanceRunPATCH"];
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
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "trigger-maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                maintenanceRunParam: components["schemas"]["maintenanceRunId"];
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
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "list-webhooks": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                ownerId?: string[];
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
                    "application/json": components["schemas"]["webhookWithCursor"][];
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
    "create-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["webhookPOSTInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["webhook"];
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
    "retrieve-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: components["schemas"]["webhookId"];
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
                    "application/json": components["schemas"]["webhook"];
                };
            };
            401: components["responses"]["401Unauthorized"];
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "delete-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: components["schemas"]["webhookId"];
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
            404: components["responses"]["404NotFound"];
            429: components["responses"]["429RateLimit"];
            500: components["responses"]["500InternalServerError"];
            503: components["responses"]["503ServiceUnavailable"];
        };
    };
    "update-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: components["schemas"]["webhookId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["webhookPATCHInput"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["webhook"];
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
    "list-webhook-events": {
        parameters: {
            query?: {
                sentBefore?: string;
                sentAfter?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                webhookId: components["schemas"]["webhookId"];
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
                    "application/json": components["schemas"]["webhookEventWithCursor"][];
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
}
