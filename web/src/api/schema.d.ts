// Generated from the OpenAPI document by "npm run types".

export interface paths {
    "/api/v2/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["post_session"];
        /** Sign out */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the own profile */
        patch: operations["patch_me"];
        trace?: never;
    };
    "/api/v2/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the own password; ends all other sessions */
        post: operations["post_me_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own sessions */
        get: operations["get_me_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of the own sessions */
        delete: operations["delete_me_sessions_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/layouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How you have arranged tables: columns, their order and widths */
        get: operations["get_me_layouts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/layouts/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Arrange a table; only for yourself */
        put: operations["put_me_layouts_table"];
        post?: never;
        /** Forget how you have arranged a table */
        delete: operations["delete_me_layouts_table"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a link to set a new password; the answer does not tell whether there is such a member */
        post: operations["post_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/password-reset/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a link is for */
        get: operations["get_password_reset_token"];
        put?: never;
        /** Set the password with a link, and sign in */
        post: operations["post_password_reset_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Members of the workspace */
        get: operations["get_members"];
        put?: never;
        /** Invite a member by mail */
        post: operations["post_members"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One member */
        get: operations["get_members_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change name, profile, export permission or status */
        patch: operations["patch_members_id"];
        trace?: never;
    };
    "/api/v2/members/{id}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the invitation again */
        post: operations["post_members_id_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/members/{id}/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a link to set a new password */
        post: operations["post_members_id_password_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Permissions and profiles */
        get: operations["get_profiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys */
        get: operations["get_keys"];
        put?: never;
        /** Make a key; its text is shown in this answer only */
        post: operations["post_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new key of the same kind and name; the old one lives until it is revoked */
        post: operations["post_keys_id_rotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a key */
        delete: operations["delete_keys_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings of the workspace */
        get: operations["get_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change settings: an object of key and value; null brings back the default */
        patch: operations["patch_settings"];
        trace?: never;
    };
    "/api/v2/settings/test-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a mail to try the settings out */
        post: operations["post_settings_test_mail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mails that were or will be sent */
        get: operations["get_mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/mails/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One mail with its text */
        get: operations["get_mails_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/mails/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a failed or kept mail again */
        post: operations["post_mails_id_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Changes, newest first */
        get: operations["get_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/change-sets/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo a change of one's own, or anybody's with the permission for the audit log */
        post: operations["post_change_sets_id_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own jobs; all of them for administrators */
        get: operations["get_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One job */
        get: operations["get_jobs_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a job */
        post: operations["post_jobs_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/jobs/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of each row that a job worked on */
        get: operations["get_jobs_id_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/jobs/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a CSV file, without the rows that were done */
        get: operations["get_jobs_id_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compute all metrics anew, as a job */
        post: operations["post_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** News as they happen (text/event-stream): changed, debugger, job, reload, ended */
        get: operations["get_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: operations["get_healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the database answers */
        get: operations["get_readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures for Prometheus (text) */
        get: operations["get_metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures of this node and its database */
        get: operations["get_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is known about records of a kind */
        get: operations["get_fields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/criteria/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many and which records a criteria selects now, of those that you may see */
        post: operations["post_criteria_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an account used */
        get: operations["get_accounts_id_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/users/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a user used */
        get: operations["get_users_id_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What figures and states of an account were at the end of each day */
        get: operations["get_accounts_id_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/feature-usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much each feature was used lately, and when last */
        get: operations["get_feature_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/reports/product-usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much products, modules or features are used, by how many */
        get: operations["get_reports_product_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/reports/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts by health: now, per segment or success manager, on past days, and movements */
        get: operations["get_reports_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/reports/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Users by activity and usage frequency */
        get: operations["get_reports_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/segments/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many records of a list belong to each segment */
        get: operations["get_segments_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/segments/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who entered and left a segment, newest first */
        get: operations["get_segments_id_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{id}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Segments that hold an account, and since when */
        get: operations["get_accounts_id_segments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/users/{id}/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Segments that hold a user, and since when */
        get: operations["get_users_id_segments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/segments/{id}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy a segment */
        post: operations["post_segments_id_clone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/segments/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put segments into a new order */
        post: operations["post_segments_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/lists/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who entered and left a list, newest first */
        get: operations["get_lists_id_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/lists/{id}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy a list; the copy is yours */
        post: operations["post_lists_id_clone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/lists/{id}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fill a list anew by its rule, also an inactive one */
        post: operations["post_lists_id_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{id}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why an account is as healthy as it is, or was on a day */
        get: operations["get_accounts_id_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{id}/health/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Health of an account on past days */
        get: operations["get_accounts_id_health_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/health-configs/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put health configurations into a new order */
        post: operations["post_health_configs_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/health-configs/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How accounts would stand by a configuration that is not saved, now and in 60 days */
        post: operations["post_health_configs_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Segments and health configurations to begin with; each is switched on by adding its body */
        get: operations["get_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{id}/field-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What fields of an account were, newest first: risk, stage, team, health */
        get: operations["get_accounts_id_field_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/subscriptions/{id}/field-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What fields of a subscription were, newest first: status, amount, MRR (mrr_effective), next billing date */
        get: operations["get_subscriptions_id_field_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A user signed in */
        post: operations["post_api_v1_1_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A user signed out */
        post: operations["post_api_v1_1_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A log-in, log-out or use of a feature, by name */
        post: operations["post_api_v1_1_track"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A page view */
        post: operations["post_api_v1_1_page"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/feature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses of a feature */
        post: operations["post_api_v1_1_feature"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change an account */
        post: operations["post_api_v1_1_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change a user */
        post: operations["post_api_v1_1_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change a user */
        post: operations["post_api_v1_1_identify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change a subscription */
        post: operations["post_api_v1_1_subscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change an invoice */
        post: operations["post_api_v1_1_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change a ticket */
        post: operations["post_api_v1_1_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change an issue */
        post: operations["post_api_v1_1_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/touchpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change a touchpoint */
        post: operations["post_api_v1_1_touchpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/consumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a value of consumption */
        post: operations["post_api_v1_1_consumption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/nps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change an NPS response */
        post: operations["post_api_v1_1_nps"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/account/{external}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account as stored, by its external id */
        get: operations["get_api_v1_1_account_external"];
        put?: never;
        post?: never;
        /** Delete the account by its external id */
        delete: operations["delete_api_v1_1_account_external"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/user/{external}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user as stored, by its external id */
        get: operations["get_api_v1_1_user_external"];
        put?: never;
        post?: never;
        /** Delete the user by its external id */
        delete: operations["delete_api_v1_1_user_external"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/subscription/{external}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The subscription as stored, by its external id */
        get: operations["get_api_v1_1_subscription_external"];
        put?: never;
        post?: never;
        /** Delete the subscription by its external id */
        delete: operations["delete_api_v1_1_subscription_external"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/invoice/{external}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invoice as stored, by its external id */
        get: operations["get_api_v1_1_invoice_external"];
        put?: never;
        post?: never;
        /** Delete the invoice by its external id */
        delete: operations["delete_api_v1_1_invoice_external"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1_1/ticket/{external}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ticket as stored, by its external id */
        get: operations["get_api_v1_1_ticket_external"];
        put?: never;
        post?: never;
        /** Delete the ticket by its external id */
        delete: operations["delete_api_v1_1_ticket_external"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A user signed in */
        post: operations["post_api_js_v1_1_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A user signed out */
        post: operations["post_api_js_v1_1_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A log-in, log-out or use of a feature, by name */
        post: operations["post_api_js_v1_1_track"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A page view */
        post: operations["post_api_js_v1_1_page"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/feature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses of a feature */
        post: operations["post_api_js_v1_1_feature"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change an account */
        post: operations["post_api_js_v1_1_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change a user */
        post: operations["post_api_js_v1_1_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change a user */
        post: operations["post_api_js_v1_1_identify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change a subscription */
        post: operations["post_api_js_v1_1_subscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change an invoice */
        post: operations["post_api_js_v1_1_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/ticket": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change a ticket */
        post: operations["post_api_js_v1_1_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change an issue */
        post: operations["post_api_js_v1_1_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/touchpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change a touchpoint */
        post: operations["post_api_js_v1_1_touchpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/consumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a value of consumption */
        post: operations["post_api_js_v1_1_consumption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/nps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or change an NPS response */
        post: operations["post_api_js_v1_1_nps"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/account/{external}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account as stored, by its external id */
        get: operations["get_api_js_v1_1_account_external"];
        put?: never;
        post?: never;
        /** Delete the account by its external id */
        delete: operations["delete_api_js_v1_1_account_external"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/user/{external}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user as stored, by its external id */
        get: operations["get_api_js_v1_1_user_external"];
        put?: never;
        post?: never;
        /** Delete the user by its external id */
        delete: operations["delete_api_js_v1_1_user_external"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/subscription/{external}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The subscription as stored, by its external id */
        get: operations["get_api_js_v1_1_subscription_external"];
        put?: never;
        post?: never;
        /** Delete the subscription by its external id */
        delete: operations["delete_api_js_v1_1_subscription_external"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/invoice/{external}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The invoice as stored, by its external id */
        get: operations["get_api_js_v1_1_invoice_external"];
        put?: never;
        post?: never;
        /** Delete the invoice by its external id */
        delete: operations["delete_api_js_v1_1_invoice_external"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api_js/v1_1/ticket/{external}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ticket as stored, by its external id */
        get: operations["get_api_js_v1_1_ticket_external"];
        put?: never;
        post?: never;
        /** Delete the ticket by its external id */
        delete: operations["delete_api_js_v1_1_ticket_external"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who a user is: traits, account */
        post: operations["post_v1_identify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/i": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who a user is: traits, account */
        post: operations["post_v1_i"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/group": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an account is: traits */
        post: operations["post_v1_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/g": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an account is: traits */
        post: operations["post_v1_g"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/track": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A use of a feature: the event's name */
        post: operations["post_v1_track"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/t": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A use of a feature: the event's name */
        post: operations["post_v1_t"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A page view */
        post: operations["post_v1_page"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/p": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A page view */
        post: operations["post_v1_p"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A view of a screen */
        post: operations["post_v1_screen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/s": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A view of a screen */
        post: operations["post_v1_s"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/alias": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A user has a new id */
        post: operations["post_v1_alias"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/a": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A user has a new id */
        post: operations["post_v1_a"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A list of the calls above */
        post: operations["post_v1_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/b": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A list of the calls above */
        post: operations["post_v1_b"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same as batch */
        post: operations["post_v1_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/debugger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What clients sent, newest first */
        get: operations["get_debugger"];
        put?: never;
        post?: never;
        /** Forget all items */
        delete: operations["delete_debugger"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/debugger/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One item as sent and as read */
        get: operations["get_debugger_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/debugger/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a refused item once more, after a fix */
        post: operations["post_debugger_id_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own exports */
        get: operations["get_exports"];
        put?: never;
        /** Export rows as a file, as a job */
        post: operations["post_exports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the own exports */
        get: operations["get_exports_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/exports/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of an export, while it is kept */
        get: operations["get_exports_id_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set fields or a team role of many accounts, as a job; undone as one change */
        post: operations["post_accounts_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/users/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set fields of many users, as a job; undone as one change */
        post: operations["post_users_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sums over all accounts that a list would hold */
        get: operations["get_accounts_totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/users/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sums over all users that a list would hold, and over their accounts */
        get: operations["get_users_totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/subscriptions/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sums over all subscriptions that a list would hold: of the active ones, and by status */
        get: operations["get_subscriptions_totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Uploaded files */
        get: operations["get_imports"];
        put?: never;
        /** Upload a CSV file (the body is the file); says what its columns mean */
        post: operations["post_imports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One uploaded file */
        get: operations["get_imports_id"];
        put?: never;
        post?: never;
        /** Forget the file; of one that was imported, what came of it stays listed */
        delete: operations["delete_imports_id"];
        options?: never;
        head?: never;
        /** Say which field each column means */
        patch: operations["patch_imports_id"];
        trace?: never;
    };
    "/api/v2/import-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be imported: the fields of each kind, and those that a file must have */
        get: operations["get_import_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/imports/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check every row without storing any, as a job */
        post: operations["post_imports_id_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/imports/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Import the file, as a job; undone as one change */
        post: operations["post_imports_id_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/imports/templates/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty file of a kind, with all columns */
        get: operations["get_imports_templates_kind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["get_openapi_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The API for people (HTML) */
        get: operations["get_docs_api"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts, users, lists and views by a few letters, best first; accents, letter case and errors of typing do not hide them */
        get: operations["get_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/criteria/look-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many accounts, of those that you may see, a criteria would have selected in the last 60 days; estimated for many accounts */
        post: operations["post_criteria_look_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/look-backs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Count exactly, day by day, what a criteria or a health configuration would have said in the last 60 days, as a job */
        post: operations["post_look_backs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/look-backs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The job of an exact look-back, and its days once it is done */
        get: operations["get_look_backs_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened at an account, newest first: changes and contacts */
        get: operations["get_accounts_id_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent for fields that belong to others */
        get: operations["get_accounts_id_suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{id}/suggestions/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write what is suggested for fields; undone as one change */
        post: operations["post_accounts_id_suggestions_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{id}/suggestions/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave fields as they are; the same values are not suggested again. Undone as one change */
        post: operations["post_accounts_id_suggestions_dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/users/{id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent for fields that belong to others */
        get: operations["get_users_id_suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/users/{id}/suggestions/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write what is suggested for fields; undone as one change */
        post: operations["post_users_id_suggestions_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/users/{id}/suggestions/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave fields as they are; the same values are not suggested again. Undone as one change */
        post: operations["post_users_id_suggestions_dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your views and the shared ones; which of them you open tables with, and have pinned */
        get: operations["get_me_views"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/views/{id}/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Open tables of the view's kind with it; only for yourself */
        put: operations["put_me_views_id_default"];
        post?: never;
        /** No longer open tables with the view */
        delete: operations["delete_me_views_id_default"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/me/views/{id}/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Pin the view in your navigation */
        put: operations["put_me_views_id_pin"];
        post?: never;
        /** Take the view out of your navigation */
        delete: operations["delete_me_views_id_pin"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of accounts */
        get: operations["get_accounts"];
        put?: never;
        /** Add one of the accounts */
        post: operations["post_accounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/accounts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account */
        get: operations["get_accounts_id"];
        put?: never;
        post?: never;
        /** Delete one of the accounts; can be restored */
        delete: operations["delete_accounts_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the accounts */
        patch: operations["patch_accounts_id"];
        trace?: never;
    };
    "/api/v2/accounts/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted accounts */
        post: operations["post_accounts_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of users */
        get: operations["get_users"];
        put?: never;
        /** Add one of the users */
        post: operations["post_users"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user */
        get: operations["get_users_id"];
        put?: never;
        post?: never;
        /** Delete one of the users; can be restored */
        delete: operations["delete_users_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the users */
        patch: operations["patch_users_id"];
        trace?: never;
    };
    "/api/v2/users/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted users */
        post: operations["post_users_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of subscriptions */
        get: operations["get_subscriptions"];
        put?: never;
        /** Add one of the subscriptions */
        post: operations["post_subscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One subscription */
        get: operations["get_subscriptions_id"];
        put?: never;
        post?: never;
        /** Delete one of the subscriptions; can be restored */
        delete: operations["delete_subscriptions_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the subscriptions */
        patch: operations["patch_subscriptions_id"];
        trace?: never;
    };
    "/api/v2/subscriptions/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted subscriptions */
        post: operations["post_subscriptions_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of invoices */
        get: operations["get_invoices"];
        put?: never;
        /** Add one of the invoices */
        post: operations["post_invoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One invoice */
        get: operations["get_invoices_id"];
        put?: never;
        post?: never;
        /** Delete one of the invoices; can be restored */
        delete: operations["delete_invoices_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the invoices */
        patch: operations["patch_invoices_id"];
        trace?: never;
    };
    "/api/v2/invoices/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted invoices */
        post: operations["post_invoices_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of tickets */
        get: operations["get_tickets"];
        put?: never;
        /** Add one of the tickets */
        post: operations["post_tickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/tickets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One ticket */
        get: operations["get_tickets_id"];
        put?: never;
        post?: never;
        /** Delete one of the tickets; can be restored */
        delete: operations["delete_tickets_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the tickets */
        patch: operations["patch_tickets_id"];
        trace?: never;
    };
    "/api/v2/tickets/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted tickets */
        post: operations["post_tickets_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/issues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of issues */
        get: operations["get_issues"];
        put?: never;
        /** Add one of the issues */
        post: operations["post_issues"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/issues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One issue */
        get: operations["get_issues_id"];
        put?: never;
        post?: never;
        /** Delete one of the issues; can be restored */
        delete: operations["delete_issues_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the issues */
        patch: operations["patch_issues_id"];
        trace?: never;
    };
    "/api/v2/issues/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted issues */
        post: operations["post_issues_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/touchpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of touchpoints */
        get: operations["get_touchpoints"];
        put?: never;
        /** Add one of the touchpoints */
        post: operations["post_touchpoints"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/touchpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One touchpoint */
        get: operations["get_touchpoints_id"];
        put?: never;
        post?: never;
        /** Delete one of the touchpoints; can be restored */
        delete: operations["delete_touchpoints_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the touchpoints */
        patch: operations["patch_touchpoints_id"];
        trace?: never;
    };
    "/api/v2/touchpoints/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted touchpoints */
        post: operations["post_touchpoints_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/nps-responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of NPS responses */
        get: operations["get_nps_responses"];
        put?: never;
        /** Add one of the NPS responses */
        post: operations["post_nps_responses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/nps-responses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One NPS response */
        get: operations["get_nps_responses_id"];
        put?: never;
        post?: never;
        /** Delete one of the NPS responses; can be restored */
        delete: operations["delete_nps_responses_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the NPS responses */
        patch: operations["patch_nps_responses_id"];
        trace?: never;
    };
    "/api/v2/nps-responses/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted NPS responses */
        post: operations["post_nps_responses_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/consumption-metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of consumption metrics */
        get: operations["get_consumption_metrics"];
        put?: never;
        /** Add one of the consumption metrics */
        post: operations["post_consumption_metrics"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/consumption-metrics/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One consumption metric */
        get: operations["get_consumption_metrics_id"];
        put?: never;
        post?: never;
        /** Delete one of the consumption metrics; can be restored */
        delete: operations["delete_consumption_metrics_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the consumption metrics */
        patch: operations["patch_consumption_metrics_id"];
        trace?: never;
    };
    "/api/v2/consumption-metrics/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted consumption metrics */
        post: operations["post_consumption_metrics_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/consumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of consumption values */
        get: operations["get_consumption"];
        put?: never;
        /** Add one of the consumption values */
        post: operations["post_consumption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/consumption/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One consumption value */
        get: operations["get_consumption_id"];
        put?: never;
        post?: never;
        /** Delete one of the consumption values; can be restored */
        delete: operations["delete_consumption_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the consumption values */
        patch: operations["patch_consumption_id"];
        trace?: never;
    };
    "/api/v2/consumption/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted consumption values */
        post: operations["post_consumption_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of products */
        get: operations["get_products"];
        put?: never;
        /** Add one of the products */
        post: operations["post_products"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product */
        get: operations["get_products_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change fields of one of the products */
        patch: operations["patch_products_id"];
        trace?: never;
    };
    "/api/v2/modules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of modules */
        get: operations["get_modules"];
        put?: never;
        /** Add one of the modules */
        post: operations["post_modules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/modules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One module */
        get: operations["get_modules_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change fields of one of the modules */
        patch: operations["patch_modules_id"];
        trace?: never;
    };
    "/api/v2/features": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of features */
        get: operations["get_features"];
        put?: never;
        /** Add one of the features */
        post: operations["post_features"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/features/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One feature */
        get: operations["get_features_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change fields of one of the features */
        patch: operations["patch_features_id"];
        trace?: never;
    };
    "/api/v2/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of stages */
        get: operations["get_stages"];
        put?: never;
        /** Add one of the stages */
        post: operations["post_stages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/stages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One stage */
        get: operations["get_stages_id"];
        put?: never;
        post?: never;
        /** Delete one of the stages; can be restored */
        delete: operations["delete_stages_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the stages */
        patch: operations["patch_stages_id"];
        trace?: never;
    };
    "/api/v2/stages/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted stages */
        post: operations["post_stages_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/subscription-statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of subscription statuses */
        get: operations["get_subscription_statuses"];
        put?: never;
        /** Add one of the subscription statuses */
        post: operations["post_subscription_statuses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/subscription-statuses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One subscription status */
        get: operations["get_subscription_statuses_id"];
        put?: never;
        post?: never;
        /** Delete one of the subscription statuses; can be restored */
        delete: operations["delete_subscription_statuses_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the subscription statuses */
        patch: operations["patch_subscription_statuses_id"];
        trace?: never;
    };
    "/api/v2/subscription-statuses/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted subscription statuses */
        post: operations["post_subscription_statuses_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/forecast-statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of forecast statuses */
        get: operations["get_forecast_statuses"];
        put?: never;
        /** Add one of the forecast statuses */
        post: operations["post_forecast_statuses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/forecast-statuses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One forecast status */
        get: operations["get_forecast_statuses_id"];
        put?: never;
        post?: never;
        /** Delete one of the forecast statuses; can be restored */
        delete: operations["delete_forecast_statuses_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the forecast statuses */
        patch: operations["patch_forecast_statuses_id"];
        trace?: never;
    };
    "/api/v2/forecast-statuses/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted forecast statuses */
        post: operations["post_forecast_statuses_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/personas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of personas */
        get: operations["get_personas"];
        put?: never;
        /** Add one of the personas */
        post: operations["post_personas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/personas/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One persona */
        get: operations["get_personas_id"];
        put?: never;
        post?: never;
        /** Delete one of the personas; can be restored */
        delete: operations["delete_personas_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the personas */
        patch: operations["patch_personas_id"];
        trace?: never;
    };
    "/api/v2/personas/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted personas */
        post: operations["post_personas_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of user roles */
        get: operations["get_user_roles"];
        put?: never;
        /** Add one of the user roles */
        post: operations["post_user_roles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/user-roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One user role */
        get: operations["get_user_roles_id"];
        put?: never;
        post?: never;
        /** Delete one of the user roles; can be restored */
        delete: operations["delete_user_roles_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the user roles */
        patch: operations["patch_user_roles_id"];
        trace?: never;
    };
    "/api/v2/user-roles/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted user roles */
        post: operations["post_user_roles_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/risk-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of risk reasons */
        get: operations["get_risk_reasons"];
        put?: never;
        /** Add one of the risk reasons */
        post: operations["post_risk_reasons"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/risk-reasons/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One risk reason */
        get: operations["get_risk_reasons_id"];
        put?: never;
        post?: never;
        /** Delete one of the risk reasons; can be restored */
        delete: operations["delete_risk_reasons_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the risk reasons */
        patch: operations["patch_risk_reasons_id"];
        trace?: never;
    };
    "/api/v2/risk-reasons/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted risk reasons */
        post: operations["post_risk_reasons_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/team-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of team roles */
        get: operations["get_team_roles"];
        put?: never;
        /** Add one of the team roles */
        post: operations["post_team_roles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/team-roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One team role */
        get: operations["get_team_roles_id"];
        put?: never;
        post?: never;
        /** Delete one of the team roles; can be restored */
        delete: operations["delete_team_roles_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the team roles */
        patch: operations["patch_team_roles_id"];
        trace?: never;
    };
    "/api/v2/team-roles/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted team roles */
        post: operations["post_team_roles_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/currency-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of currency rates */
        get: operations["get_currency_rates"];
        put?: never;
        /** Add one of the currency rates */
        post: operations["post_currency_rates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/currency-rates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One currency rate */
        get: operations["get_currency_rates_id"];
        put?: never;
        post?: never;
        /** Delete one of the currency rates; can be restored */
        delete: operations["delete_currency_rates_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the currency rates */
        patch: operations["patch_currency_rates_id"];
        trace?: never;
    };
    "/api/v2/currency-rates/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted currency rates */
        post: operations["post_currency_rates_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/custom-attributes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of custom attributes */
        get: operations["get_custom_attributes"];
        put?: never;
        /** Add one of the custom attributes */
        post: operations["post_custom_attributes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/custom-attributes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One custom attribute */
        get: operations["get_custom_attributes_id"];
        put?: never;
        post?: never;
        /** Delete one of the custom attributes; can be restored */
        delete: operations["delete_custom_attributes_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the custom attributes */
        patch: operations["patch_custom_attributes_id"];
        trace?: never;
    };
    "/api/v2/custom-attributes/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted custom attributes */
        post: operations["post_custom_attributes_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/segments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of segments */
        get: operations["get_segments"];
        put?: never;
        /** Add one of the segments */
        post: operations["post_segments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/segments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One segment */
        get: operations["get_segments_id"];
        put?: never;
        post?: never;
        /** Delete one of the segments; can be restored */
        delete: operations["delete_segments_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the segments */
        patch: operations["patch_segments_id"];
        trace?: never;
    };
    "/api/v2/segments/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted segments */
        post: operations["post_segments_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/health-configs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of health configurations */
        get: operations["get_health_configs"];
        put?: never;
        /** Add one of the health configurations */
        post: operations["post_health_configs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/health-configs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One health configuration */
        get: operations["get_health_configs_id"];
        put?: never;
        post?: never;
        /** Delete one of the health configurations; can be restored */
        delete: operations["delete_health_configs_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the health configurations */
        patch: operations["patch_health_configs_id"];
        trace?: never;
    };
    "/api/v2/health-configs/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted health configurations */
        post: operations["post_health_configs_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of lists */
        get: operations["get_lists"];
        put?: never;
        /** Add one of the lists */
        post: operations["post_lists"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One list */
        get: operations["get_lists_id"];
        put?: never;
        post?: never;
        /** Delete one of the lists; can be restored */
        delete: operations["delete_lists_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the lists */
        patch: operations["patch_lists_id"];
        trace?: never;
    };
    "/api/v2/lists/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted lists */
        post: operations["post_lists_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/field-owners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of field owners */
        get: operations["get_field_owners"];
        put?: never;
        /** Add one of the field owners */
        post: operations["post_field_owners"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/field-owners/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One field owner */
        get: operations["get_field_owners_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change fields of one of the field owners */
        patch: operations["patch_field_owners_id"];
        trace?: never;
    };
    "/api/v2/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List of views */
        get: operations["get_views"];
        put?: never;
        /** Add one of the views */
        post: operations["post_views"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One view */
        get: operations["get_views_id"];
        put?: never;
        post?: never;
        /** Delete one of the views; can be restored */
        delete: operations["delete_views_id"];
        options?: never;
        head?: never;
        /** Change fields of one of the views */
        patch: operations["patch_views_id"];
        trace?: never;
    };
    "/api/v2/views/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Restore one of the deleted views */
        post: operations["post_views_id_restore"];
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
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            request_id: string;
            errors?: {
                field: string;
                message: string;
                /** @description Of a conflict: the value that was sent */
                yours?: unknown;
                /** @description Of a conflict: the value that is stored */
                theirs?: unknown;
            }[];
            /**
             * @description Never changes once released
             * @enum {string}
             */
            code: "bad_request" | "invalid" | "bad_credentials" | "unauthenticated" | "forbidden" | "bad_csrf" | "not_found" | "method_not_allowed" | "conflict" | "duplicate" | "in_use" | "gone" | "too_large" | "unsupported_type" | "limit" | "locked_out" | "rate_limit" | "headers_too_large" | "internal" | "unavailable" | "overloaded" | "timeout";
        };
        ClientError: {
            /** @constant */
            success: false;
            /** @description Names the field */
            error: string;
        };
        AccountRef: {
            /** Format: int64 */
            id: number;
            name: string;
            external_id: string;
        };
        /** @description Custom attributes stand beside these fields as custom_<key> */
        Account: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name of the customer */
            name: string;
            /** @description The id of this tenant in your product; never changes */
            external_id: string;
            /** @description Life-cycle stage */
            stage: string | null;
            /**
             * Format: date-time
             * @description When the account came to its stage
             */
            stage_since: string | null;
            /**
             * Format: int64
             * @description Days since the account came to its stage
             */
            days_in_stage: number | null;
            /** @description First status among its subscriptions: Active, Suspended, Future, Cancelled */
            status: string | null;
            /** @description Monthly recurring revenue of the active subscriptions */
            mrr: string | null;
            /** @description Contract amounts of the active subscriptions */
            amount: string | null;
            /**
             * Format: date
             * @description Soonest next billing date of the active subscriptions
             */
            next_billing_on: string | null;
            /**
             * Format: date
             * @description Soonest end of the active subscriptions
             */
            subscription_ends_on: string | null;
            /**
             * Format: date
             * @description Newest due date from which a next billing date moved on
             */
            last_renewal_on: string | null;
            /**
             * Format: int64
             * @description Number of subscriptions
             */
            subscriptions: number | null;
            /**
             * Format: int64
             * @description Subscriptions of an active status
             */
            active_subscriptions: number | null;
            /** @description Prediction for the next renewal */
            forecast_status: string | null;
            /** @description Amount expected at the next renewal */
            forecast_value: string | null;
            /**
             * Format: int64
             * @description Licences bought
             */
            licenses: number | null;
            /**
             * Format: int64
             * @description Users known at the account
             */
            users: number;
            /**
             * Format: int64
             * @description Users with a feature use in the last 14 days
             */
            active_users: number | null;
            /** @description Users with a feature use in each of four weeks, of which the last ends today */
            weekly_active_users?: number[];
            /** @description Active users of the licences bought; not calculated without licences */
            license_utilisation: number | null;
            /** @description 100 x the mean of active days / 14, product stickiness / 100 and licences in use (at most 1; active of all users where no licences are known) */
            engagement_score: number | null;
            /**
             * Format: int64
             * @description Uses of features in the last 14 days
             */
            total_features_used: number | null;
            /** @description Uses of features on each of the last 14 days */
            total_features_series: number[];
            /**
             * Format: int64
             * @description Distinct features used in the last 14 days
             */
            features_used: number | null;
            /**
             * Format: int64
             * @description Distinct modules used in the last 14 days
             */
            modules_used: number | null;
            /** @description Distinct modules used on each of the last 14 days */
            modules_used_series: number[];
            /**
             * Format: int64
             * @description Uses by module in the last 14 days
             */
            total_modules_used: number | null;
            /**
             * Format: int64
             * @description Days with a feature use among the last 14
             */
            active_days: number | null;
            /**
             * @description Daily: 9 active days or more; Weekly: 5 to 8; Occasionally: 2 to 4; else Inactive
             * @enum {string|null}
             */
            usage_frequency: "inactive" | "occasionally" | "weekly" | "daily" | null;
            /** @description Distinct features used in the last 14 days, of all features that are not hidden */
            product_stickiness: number | null;
            /**
             * Format: date-time
             * @description Last feature use or page view
             */
            last_activity: string | null;
            /**
             * Format: date-time
             * @description Last log-in event
             */
            last_login: string | null;
            /**
             * Format: date-time
             * @description First event
             */
            first_seen: string | null;
            /**
             * Format: int64
             * @description From log-in to log-out in the last 14 days; where nobody logs out, until 30 minutes after the last event
             */
            time_spent: number | null;
            /** @description Distinct features used on each of the last 14 days */
            features_used_series?: number[];
            /** @description Due before today, neither paid nor voided */
            overdue_invoice_amount: string | null;
            /**
             * Format: int64
             * @description Invoices due before today, neither paid nor voided
             */
            overdue_invoice_count: number | null;
            /**
             * Format: int64
             * @description Days since the oldest due date of an overdue invoice
             */
            overdue_since: number | null;
            /** @description Neither paid nor voided, due or not */
            outstanding_invoice_amount: string | null;
            /**
             * Format: int64
             * @description Invoices neither paid nor voided, due or not
             */
            outstanding_invoice_count: number | null;
            /** @description Invoices not voided of the last 6 months */
            billed: string | null;
            /** @description Totals of invoices not voided, created in each of the last 6 months */
            billed_months?: string[];
            /** @description Payments of the last 6 months */
            paid: string | null;
            /** @description Payments in each of the last 6 months */
            paid_months?: string[];
            /**
             * Format: int64
             * @description Subscriptions and invoices left out of sums: there is no rate for their currency
             */
            unconverted: number;
            /**
             * Format: int64
             * @description Neither resolved nor closed
             */
            open_tickets: number | null;
            /**
             * Format: int64
             * @description Open with priority urgent or critical
             */
            open_critical_tickets: number | null;
            /**
             * Format: int64
             * @description Open past the due date
             */
            open_overdue_tickets: number | null;
            /**
             * Format: date-time
             * @description When the newest ticket was created
             */
            last_ticket_created: string | null;
            /** @description Created in each of the last 6 months */
            tickets_created_months?: number[];
            /** @description Resolved or closed in each of the last 6 months */
            tickets_resolved_months?: number[];
            /** @description With priority urgent or critical, created in each of the last 6 months */
            tickets_critical_months?: number[];
            /** @description With priority urgent or critical, resolved or closed in each of the last 6 months */
            tickets_critical_resolved_months?: number[];
            /** @description Due and still open after the due date in each of the last 6 months */
            tickets_overdue_months?: number[];
            /**
             * Format: int64
             * @description Neither resolved nor closed
             */
            open_issues: number | null;
            /**
             * Format: int64
             * @description Open with priority urgent or critical
             */
            open_critical_issues: number | null;
            /**
             * Format: int64
             * @description Open past the due date
             */
            open_overdue_issues: number | null;
            /**
             * Format: date-time
             * @description When the newest issue was created
             */
            last_issue_created: string | null;
            /** @description Created in each of the last 6 months */
            issues_created_months?: number[];
            /** @description Resolved or closed in each of the last 6 months */
            issues_resolved_months?: number[];
            /** @description With priority urgent or critical, created in each of the last 6 months */
            issues_critical_months?: number[];
            /** @description With priority urgent or critical, resolved or closed in each of the last 6 months */
            issues_critical_resolved_months?: number[];
            /** @description Due and still open after the due date in each of the last 6 months */
            issues_overdue_months?: number[];
            /**
             * Format: date-time
             * @description Last e-mail, call, meeting or support contact
             */
            last_touchpoint: string | null;
            /**
             * Format: int64
             * @description E-mails, calls, meetings and support contacts of the last 15 days
             */
            touchpoints_15d: number | null;
            /**
             * Format: int64
             * @description E-mails, calls, meetings and support contacts of the last 30 days
             */
            touchpoints_30d: number | null;
            /**
             * Format: int64
             * @description E-mails, calls, meetings and support contacts of the last 90 days
             */
            touchpoints_90d: number | null;
            /**
             * Format: int64
             * @description E-mails, calls and meetings of the last 6 months
             */
            activities: number | null;
            /** @description E-mails, calls and meetings in each of the last 6 months */
            activities_months?: number[];
            /** @description E-mails in each of the last 6 months */
            emails_months?: number[];
            /** @description Calls in each of the last 6 months */
            calls_months?: number[];
            /** @description Meetings in each of the last 6 months */
            meetings_months?: number[];
            /** @description Support contacts in each of the last 6 months */
            support_months?: number[];
            /** @description % promoters - % detractors over the latest response of each user */
            nps_score: number | null;
            /**
             * Format: int64
             * @description Users whose latest NPS response is 9 or 10
             */
            promoters: number | null;
            /**
             * Format: int64
             * @description Users whose latest NPS response is 7 or 8
             */
            passives: number | null;
            /**
             * Format: int64
             * @description Users whose latest NPS response is 6 or less
             */
            detractors: number | null;
            /**
             * Format: date-time
             * @description When the newest response was given
             */
            last_nps_response: string | null;
            /**
             * Format: email
             * @description General e-mail address
             */
            email: string | null;
            /** @description General phone number */
            phone: string | null;
            /** @description Line of business */
            industry: string | null;
            /**
             * Format: int64
             * @description People who work there
             */
            employees: number | null;
            /** @description Product bought */
            product_name: string | null;
            /** @description The account that this one is part of */
            parent: components["schemas"]["AccountRef"] | null;
            /** @description Whether other accounts are part of it */
            is_parent: boolean;
            /** @description Street and number */
            billing_street: string | null;
            /** @description City */
            billing_city: string | null;
            /** @description State or province */
            billing_state: string | null;
            /** @description Postal code */
            billing_postal_code: string | null;
            /** @description Country */
            billing_country: string | null;
            /** @description Nobody holds a team role at the account */
            unassigned: boolean;
            /**
             * Format: int64
             * @description Risk as the team judges it, 1 to 5; clears the confidence score
             */
            risk_score: number | null;
            /** @description Why there is a risk */
            risk_tag: string | null;
            /** @description What was noted about the risk */
            risk_note: string | null;
            /**
             * Format: int64
             * @description Confidence as the team judges it, 1 to 5; clears the risk score
             */
            confidence_score: number | null;
            /** @description Why there is confidence */
            confidence_tag: string | null;
            /** @description What was noted about the confidence */
            confidence_note: string | null;
            /**
             * @description Product adoption health by the rules of the account's health configuration
             * @enum {string|null}
             */
            health_product_adoption: "none" | "poor" | "average" | "good" | null;
            /**
             * @description Financial health by the rules of the account's health configuration
             * @enum {string|null}
             */
            health_financial: "none" | "poor" | "average" | "good" | null;
            /**
             * @description Service health by the rules of the account's health configuration
             * @enum {string|null}
             */
            health_service: "none" | "poor" | "average" | "good" | null;
            /**
             * @description Relationship health by the rules of the account's health configuration
             * @enum {string|null}
             */
            health_relationship: "none" | "poor" | "average" | "good" | null;
            /**
             * Format: int64
             * @description 0 to 100: the signals by their weights, Good 100, Average 50, Poor 0
             */
            health_score: number | null;
            /**
             * Format: date-time
             * @description When the account came to be; first seen where nobody says
             */
            created_on: string;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on: string | null;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
            /** @description Member in this team role; further roles have keys of their own */
            success_manager?: components["schemas"]["MemberRef"] | null;
            /** @description Member in this team role; further roles have keys of their own */
            onboarding_manager?: components["schemas"]["MemberRef"] | null;
            /** @description Member in this team role; further roles have keys of their own */
            account_manager?: components["schemas"]["MemberRef"] | null;
            /** @description Member in this team role; further roles have keys of their own */
            sales_manager?: components["schemas"]["MemberRef"] | null;
            /** @description What was sent for fields that belong to others, by their keys; not in lists */
            suggested?: {
                [key: string]: components["schemas"]["Suggested"];
            };
        } & {
            [key: string]: unknown;
        };
        /** @description Custom attributes stand beside these fields as custom_<key> */
        AccountNew: {
            /** @description Name of the customer */
            name: string;
            /** @description The id of this tenant in your product; never changes */
            external_id: string;
            /** @description Life-cycle stage */
            stage?: string | null;
            /** @description First status among its subscriptions: Active, Suspended, Future, Cancelled */
            status?: string | null;
            /** @description Monthly recurring revenue of the active subscriptions */
            mrr?: string | null;
            /** @description Contract amounts of the active subscriptions */
            amount?: string | null;
            /**
             * Format: date
             * @description Soonest next billing date of the active subscriptions
             */
            next_billing_on?: string | null;
            /** @description Prediction for the next renewal */
            forecast_status?: string | null;
            /** @description Amount expected at the next renewal */
            forecast_value?: string | null;
            /**
             * Format: int64
             * @description Licences bought
             */
            licenses?: number | null;
            /**
             * Format: email
             * @description General e-mail address
             */
            email?: string | null;
            /** @description General phone number */
            phone?: string | null;
            /** @description Line of business */
            industry?: string | null;
            /**
             * Format: int64
             * @description People who work there
             */
            employees?: number | null;
            /** @description Product bought */
            product_name?: string | null;
            /**
             * Format: int64
             * @description The account that this one is part of
             */
            parent_id?: number | null;
            /** @description Whether other accounts are part of it */
            is_parent?: boolean | null;
            /** @description Street and number */
            billing_street?: string | null;
            /** @description City */
            billing_city?: string | null;
            /** @description State or province */
            billing_state?: string | null;
            /** @description Postal code */
            billing_postal_code?: string | null;
            /** @description Country */
            billing_country?: string | null;
            /**
             * Format: int64
             * @description Risk as the team judges it, 1 to 5; clears the confidence score
             */
            risk_score?: number | null;
            /** @description Why there is a risk */
            risk_tag?: string | null;
            /** @description What was noted about the risk */
            risk_note?: string | null;
            /**
             * Format: int64
             * @description Confidence as the team judges it, 1 to 5; clears the risk score
             */
            confidence_score?: number | null;
            /** @description Why there is confidence */
            confidence_tag?: string | null;
            /** @description What was noted about the confidence */
            confidence_note?: string | null;
            /**
             * Format: date-time
             * @description When the account came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
            /**
             * Format: int64
             * @description Member in this team role; further roles have keys of their own
             */
            success_manager_id?: number | null;
            /**
             * Format: int64
             * @description Member in this team role; further roles have keys of their own
             */
            onboarding_manager_id?: number | null;
            /**
             * Format: int64
             * @description Member in this team role; further roles have keys of their own
             */
            account_manager_id?: number | null;
            /**
             * Format: int64
             * @description Member in this team role; further roles have keys of their own
             */
            sales_manager_id?: number | null;
        } & {
            [key: string]: unknown;
        };
        /** @description Custom attributes stand beside these fields as custom_<key> */
        AccountPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description Name of the customer */
            name?: string;
            /** @description Life-cycle stage */
            stage?: string | null;
            /** @description First status among its subscriptions: Active, Suspended, Future, Cancelled */
            status?: string | null;
            /** @description Monthly recurring revenue of the active subscriptions */
            mrr?: string | null;
            /** @description Contract amounts of the active subscriptions */
            amount?: string | null;
            /**
             * Format: date
             * @description Soonest next billing date of the active subscriptions
             */
            next_billing_on?: string | null;
            /** @description Prediction for the next renewal */
            forecast_status?: string | null;
            /** @description Amount expected at the next renewal */
            forecast_value?: string | null;
            /**
             * Format: int64
             * @description Licences bought
             */
            licenses?: number | null;
            /**
             * Format: email
             * @description General e-mail address
             */
            email?: string | null;
            /** @description General phone number */
            phone?: string | null;
            /** @description Line of business */
            industry?: string | null;
            /**
             * Format: int64
             * @description People who work there
             */
            employees?: number | null;
            /** @description Product bought */
            product_name?: string | null;
            /**
             * Format: int64
             * @description The account that this one is part of
             */
            parent_id?: number | null;
            /** @description Whether other accounts are part of it */
            is_parent?: boolean | null;
            /** @description Street and number */
            billing_street?: string | null;
            /** @description City */
            billing_city?: string | null;
            /** @description State or province */
            billing_state?: string | null;
            /** @description Postal code */
            billing_postal_code?: string | null;
            /** @description Country */
            billing_country?: string | null;
            /**
             * Format: int64
             * @description Risk as the team judges it, 1 to 5; clears the confidence score
             */
            risk_score?: number | null;
            /** @description Why there is a risk */
            risk_tag?: string | null;
            /** @description What was noted about the risk */
            risk_note?: string | null;
            /**
             * Format: int64
             * @description Confidence as the team judges it, 1 to 5; clears the risk score
             */
            confidence_score?: number | null;
            /** @description Why there is confidence */
            confidence_tag?: string | null;
            /** @description What was noted about the confidence */
            confidence_note?: string | null;
            /**
             * Format: date-time
             * @description When the account came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
            /**
             * Format: int64
             * @description Member in this team role; further roles have keys of their own
             */
            success_manager_id?: number | null;
            /**
             * Format: int64
             * @description Member in this team role; further roles have keys of their own
             */
            onboarding_manager_id?: number | null;
            /**
             * Format: int64
             * @description Member in this team role; further roles have keys of their own
             */
            account_manager_id?: number | null;
            /**
             * Format: int64
             * @description Member in this team role; further roles have keys of their own
             */
            sales_manager_id?: number | null;
        } & {
            [key: string]: unknown;
        };
        UserRef: {
            /** Format: int64 */
            id: number;
            name: string;
            external_id: string;
        };
        /** @description Custom attributes stand beside these fields as custom_<key> */
        User: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description First and last name */
            name: string | null;
            /** @description The account the person belongs to */
            account: components["schemas"]["AccountRef"];
            /** @description The id of the person in your product, or the e-mail address */
            external_id: string;
            /** @description First name */
            first_name: string | null;
            /** @description Last name */
            last_name: string | null;
            /**
             * Format: email
             * @description E-mail address
             */
            email: string | null;
            /** @description Phone number */
            phone: string | null;
            /** @description Mobile phone number */
            mobile: string | null;
            /** @description Designation in their job */
            title: string | null;
            /** @description Permission they hold in your product */
            role: string | null;
            /** @description The job they do for the purchase */
            persona: string | null;
            /** @description IANA name */
            time_zone: string | null;
            /**
             * Format: int64
             * @description Uses of features in the last 14 days
             */
            total_features_used: number | null;
            /** @description Uses of features on each of the last 14 days */
            total_features_series: number[];
            /**
             * Format: int64
             * @description Distinct features used in the last 14 days
             */
            features_used: number | null;
            /**
             * Format: int64
             * @description Distinct modules used in the last 14 days
             */
            modules_used: number | null;
            /** @description Distinct modules used on each of the last 14 days */
            modules_used_series: number[];
            /**
             * Format: int64
             * @description Uses by module in the last 14 days
             */
            total_modules_used: number | null;
            /**
             * Format: int64
             * @description Days with a feature use among the last 14
             */
            active_days: number | null;
            /**
             * @description Daily: 9 active days or more; Weekly: 5 to 8; Occasionally: 2 to 4; else Inactive
             * @enum {string|null}
             */
            usage_frequency: "inactive" | "occasionally" | "weekly" | "daily" | null;
            /** @description Distinct features used in the last 14 days, of all features that are not hidden */
            product_stickiness: number | null;
            /**
             * Format: date-time
             * @description Last feature use or page view
             */
            last_activity: string | null;
            /**
             * Format: date-time
             * @description Last log-in event
             */
            last_login: string | null;
            /**
             * Format: date-time
             * @description First event
             */
            first_seen: string | null;
            /**
             * Format: int64
             * @description From log-in to log-out in the last 14 days; where nobody logs out, until 30 minutes after the last event
             */
            time_spent: number | null;
            /**
             * @description Active: a feature use in 14 days; Never logged in: no log-in and no use ever
             * @enum {string|null}
             */
            activity: "active" | "inactive" | "never_logged_in" | null;
            /** @description Distinct features used on each of the last 14 days */
            features_used_series: number[];
            /** @description 100 x the mean of active days / 14 and product stickiness / 100 */
            engagement_score: number | null;
            /**
             * Format: date-time
             * @description Last e-mail, call, meeting or support contact
             */
            last_touchpoint: string | null;
            /**
             * Format: int64
             * @description Score of the latest response, 0 to 10
             */
            nps: number | null;
            /**
             * Format: date-time
             * @description When the latest response was given
             */
            last_nps_response: string | null;
            /**
             * Format: date-time
             * @description When the user came to be; first seen where nobody says
             */
            created_on: string;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on: string | null;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
            /** @description What was sent for fields that belong to others, by their keys; not in lists */
            suggested?: {
                [key: string]: components["schemas"]["Suggested"];
            };
        } & {
            [key: string]: unknown;
        };
        /** @description Custom attributes stand beside these fields as custom_<key> */
        UserNew: {
            /** @description First and last name */
            name?: string | null;
            /**
             * Format: int64
             * @description The account the person belongs to
             */
            account_id: number;
            /** @description The id of the person in your product, or the e-mail address */
            external_id: string;
            /** @description First name */
            first_name?: string | null;
            /** @description Last name */
            last_name?: string | null;
            /**
             * Format: email
             * @description E-mail address
             */
            email?: string | null;
            /** @description Phone number */
            phone?: string | null;
            /** @description Mobile phone number */
            mobile?: string | null;
            /** @description Designation in their job */
            title?: string | null;
            /** @description Permission they hold in your product */
            role?: string | null;
            /** @description The job they do for the purchase */
            persona?: string | null;
            /** @description IANA name */
            time_zone?: string | null;
            /**
             * Format: date-time
             * @description When the user came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        } & {
            [key: string]: unknown;
        };
        /** @description Custom attributes stand beside these fields as custom_<key> */
        UserPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description First and last name */
            name?: string | null;
            /** @description First name */
            first_name?: string | null;
            /** @description Last name */
            last_name?: string | null;
            /**
             * Format: email
             * @description E-mail address
             */
            email?: string | null;
            /** @description Phone number */
            phone?: string | null;
            /** @description Mobile phone number */
            mobile?: string | null;
            /** @description Designation in their job */
            title?: string | null;
            /** @description Permission they hold in your product */
            role?: string | null;
            /** @description The job they do for the purchase */
            persona?: string | null;
            /** @description IANA name */
            time_zone?: string | null;
            /**
             * Format: date-time
             * @description When the user came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        } & {
            [key: string]: unknown;
        };
        SubscriptionRef: {
            /** Format: int64 */
            id: number;
            name: string;
            external_id: string;
        };
        Subscription: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description The id of the subscription in your billing system; never changes */
            external_id: string;
            /** @description The account it belongs to */
            account: components["schemas"]["AccountRef"] | null;
            /** @description Name of the plan */
            plan_name: string | null;
            /** @description Id of the plan */
            plan_id: string | null;
            /**
             * Format: int64
             * @description Units of the plan; does not multiply the amount
             */
            plan_quantity: number | null;
            /** @description Product the plan is for */
            product: string | null;
            /** @description Status in your billing system; its type decides what counts as active */
            status: string | null;
            /** @description Amount of one billing period */
            amount: string | null;
            /** @description ISO 4217 code; the workspace's where nobody says */
            currency: string | null;
            /** @description Monthly recurring revenue: as sent, else amount divided by the months of the billing period */
            mrr: string | null;
            /**
             * Format: int64
             * @description Number of units in one billing period
             */
            billing_period: number | null;
            /**
             * @description Unit of the billing period
             * @enum {string|null}
             */
            billing_period_unit: "day" | "week" | "month" | "year" | null;
            /**
             * Format: date
             * @description First day of the subscription
             */
            subscription_start_on: string | null;
            /**
             * Format: date
             * @description Last day of the term
             */
            subscription_ends_on: string | null;
            /**
             * Format: date
             * @description Last day of the trial
             */
            trial_ends_on: string | null;
            /**
             * Format: date
             * @description Next billing date
             */
            next_billing_on: string | null;
            /**
             * Format: date
             * @description Day of the cancellation
             */
            cancelled_on: string | null;
            /**
             * Format: date-time
             * @description When the subscription came to be; first seen where nobody says
             */
            created_on: string;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on: string | null;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        SubscriptionNew: {
            /** @description The id of the subscription in your billing system; never changes */
            external_id: string;
            /**
             * Format: int64
             * @description The account it belongs to
             */
            account_id?: number | null;
            /** @description Name of the plan */
            plan_name?: string | null;
            /** @description Id of the plan */
            plan_id?: string | null;
            /**
             * Format: int64
             * @description Units of the plan; does not multiply the amount
             */
            plan_quantity?: number | null;
            /** @description Product the plan is for */
            product?: string | null;
            /** @description Status in your billing system; its type decides what counts as active */
            status?: string | null;
            /** @description Amount of one billing period */
            amount?: string | null;
            /** @description ISO 4217 code; the workspace's where nobody says */
            currency?: string | null;
            /** @description Monthly recurring revenue: as sent, else amount divided by the months of the billing period */
            mrr?: string | null;
            /**
             * Format: int64
             * @description Number of units in one billing period
             */
            billing_period?: number | null;
            /**
             * @description Unit of the billing period
             * @enum {string|null}
             */
            billing_period_unit?: "day" | "week" | "month" | "year" | null;
            /**
             * Format: date
             * @description First day of the subscription
             */
            subscription_start_on?: string | null;
            /**
             * Format: date
             * @description Last day of the term
             */
            subscription_ends_on?: string | null;
            /**
             * Format: date
             * @description Last day of the trial
             */
            trial_ends_on?: string | null;
            /**
             * Format: date
             * @description Next billing date
             */
            next_billing_on?: string | null;
            /**
             * Format: date
             * @description Day of the cancellation
             */
            cancelled_on?: string | null;
            /**
             * Format: date-time
             * @description When the subscription came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        };
        SubscriptionPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /**
             * Format: int64
             * @description The account it belongs to
             */
            account_id?: number | null;
            /** @description Name of the plan */
            plan_name?: string | null;
            /** @description Id of the plan */
            plan_id?: string | null;
            /**
             * Format: int64
             * @description Units of the plan; does not multiply the amount
             */
            plan_quantity?: number | null;
            /** @description Product the plan is for */
            product?: string | null;
            /** @description Status in your billing system; its type decides what counts as active */
            status?: string | null;
            /** @description Amount of one billing period */
            amount?: string | null;
            /** @description ISO 4217 code; the workspace's where nobody says */
            currency?: string | null;
            /** @description Monthly recurring revenue: as sent, else amount divided by the months of the billing period */
            mrr?: string | null;
            /**
             * Format: int64
             * @description Number of units in one billing period
             */
            billing_period?: number | null;
            /**
             * @description Unit of the billing period
             * @enum {string|null}
             */
            billing_period_unit?: "day" | "week" | "month" | "year" | null;
            /**
             * Format: date
             * @description First day of the subscription
             */
            subscription_start_on?: string | null;
            /**
             * Format: date
             * @description Last day of the term
             */
            subscription_ends_on?: string | null;
            /**
             * Format: date
             * @description Last day of the trial
             */
            trial_ends_on?: string | null;
            /**
             * Format: date
             * @description Next billing date
             */
            next_billing_on?: string | null;
            /**
             * Format: date
             * @description Day of the cancellation
             */
            cancelled_on?: string | null;
            /**
             * Format: date-time
             * @description When the subscription came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        };
        InvoiceRef: {
            /** Format: int64 */
            id: number;
            name: string;
            external_id: string;
        };
        Invoice: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description The id of the invoice in your billing system; never changes */
            external_id: string;
            /** @description The account it belongs to */
            account: components["schemas"]["AccountRef"] | null;
            /** @description The subscription it bills */
            subscription: components["schemas"]["SubscriptionRef"] | null;
            /** @description Total with taxes */
            total: string | null;
            /** @description Taxes in the total */
            taxes: string | null;
            /** @description What is still to be paid */
            amount_due: string | null;
            /** @description What was paid */
            amount_paid: string | null;
            /** @description ISO 4217 code; the workspace's where nobody says */
            currency: string | null;
            /**
             * @description Status in your billing system
             * @enum {string|null}
             */
            status: "paid" | "posted" | "payment_due" | "not_paid" | "voided" | "pending" | null;
            /**
             * Format: date
             * @description Due date
             */
            due_on: string | null;
            /**
             * Format: date
             * @description Day of payment
             */
            paid_on: string | null;
            /**
             * Format: date-time
             * @description When the invoice came to be; first seen where nobody says
             */
            created_on: string;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on: string | null;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        InvoiceNew: {
            /** @description The id of the invoice in your billing system; never changes */
            external_id: string;
            /**
             * Format: int64
             * @description The account it belongs to
             */
            account_id?: number | null;
            /**
             * Format: int64
             * @description The subscription it bills
             */
            subscription_id?: number | null;
            /** @description Total with taxes */
            total?: string | null;
            /** @description Taxes in the total */
            taxes?: string | null;
            /** @description What is still to be paid */
            amount_due?: string | null;
            /** @description What was paid */
            amount_paid?: string | null;
            /** @description ISO 4217 code; the workspace's where nobody says */
            currency?: string | null;
            /**
             * @description Status in your billing system
             * @enum {string|null}
             */
            status?: "paid" | "posted" | "payment_due" | "not_paid" | "voided" | "pending" | null;
            /**
             * Format: date
             * @description Due date
             */
            due_on?: string | null;
            /**
             * Format: date
             * @description Day of payment
             */
            paid_on?: string | null;
            /**
             * Format: date-time
             * @description When the invoice came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        };
        InvoicePatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /**
             * Format: int64
             * @description The account it belongs to
             */
            account_id?: number | null;
            /**
             * Format: int64
             * @description The subscription it bills
             */
            subscription_id?: number | null;
            /** @description Total with taxes */
            total?: string | null;
            /** @description Taxes in the total */
            taxes?: string | null;
            /** @description What is still to be paid */
            amount_due?: string | null;
            /** @description What was paid */
            amount_paid?: string | null;
            /** @description ISO 4217 code; the workspace's where nobody says */
            currency?: string | null;
            /**
             * @description Status in your billing system
             * @enum {string|null}
             */
            status?: "paid" | "posted" | "payment_due" | "not_paid" | "voided" | "pending" | null;
            /**
             * Format: date
             * @description Due date
             */
            due_on?: string | null;
            /**
             * Format: date
             * @description Day of payment
             */
            paid_on?: string | null;
            /**
             * Format: date-time
             * @description When the invoice came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        };
        TicketRef: {
            /** Format: int64 */
            id: number;
            name: string;
            external_id: string;
        };
        Ticket: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description The id of the ticket in your support system; never changes */
            external_id: string;
            /** @description The account it belongs to */
            account: components["schemas"]["AccountRef"] | null;
            /** @description The user of the account it is about */
            user: components["schemas"]["UserRef"] | null;
            /** @description What the ticket is about */
            subject: string | null;
            /** @description Status in the system it comes from */
            status: string | null;
            /** @description Priority; urgent and critical count as critical */
            priority: string | null;
            /** @description Neither resolved nor closed */
            open: boolean;
            /**
             * Format: date
             * @description Day by which it is promised
             */
            due_on: string | null;
            /**
             * Format: date-time
             * @description When it was resolved
             */
            resolved_on: string | null;
            /**
             * Format: date-time
             * @description When the ticket came to be; first seen where nobody says
             */
            created_on: string;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on: string | null;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        TicketNew: {
            /** @description The id of the ticket in your support system; never changes */
            external_id: string;
            /**
             * Format: int64
             * @description The account it belongs to
             */
            account_id?: number | null;
            /**
             * Format: int64
             * @description The user of the account it is about
             */
            user_id?: number | null;
            /** @description What the ticket is about */
            subject?: string | null;
            /** @description Status in the system it comes from */
            status?: string | null;
            /** @description Priority; urgent and critical count as critical */
            priority?: string | null;
            /**
             * Format: date
             * @description Day by which it is promised
             */
            due_on?: string | null;
            /**
             * Format: date-time
             * @description When it was resolved
             */
            resolved_on?: string | null;
            /**
             * Format: date-time
             * @description When the ticket came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        };
        TicketPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /**
             * Format: int64
             * @description The account it belongs to
             */
            account_id?: number | null;
            /**
             * Format: int64
             * @description The user of the account it is about
             */
            user_id?: number | null;
            /** @description What the ticket is about */
            subject?: string | null;
            /** @description Status in the system it comes from */
            status?: string | null;
            /** @description Priority; urgent and critical count as critical */
            priority?: string | null;
            /**
             * Format: date
             * @description Day by which it is promised
             */
            due_on?: string | null;
            /**
             * Format: date-time
             * @description When it was resolved
             */
            resolved_on?: string | null;
            /**
             * Format: date-time
             * @description When the ticket came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        };
        IssueRef: {
            /** Format: int64 */
            id: number;
            name: string;
            external_id: string;
        };
        Issue: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description The id of the issue in your issue tracker; never changes */
            external_id: string;
            /** @description The account it belongs to */
            account: components["schemas"]["AccountRef"] | null;
            /** @description The user of the account it is about */
            user: components["schemas"]["UserRef"] | null;
            /** @description What the issue is about */
            subject: string | null;
            /** @description Status in the system it comes from */
            status: string | null;
            /** @description Priority; urgent and critical count as critical */
            priority: string | null;
            /** @description Neither resolved nor closed */
            open: boolean;
            /**
             * Format: date
             * @description Day by which it is promised
             */
            due_on: string | null;
            /**
             * Format: date-time
             * @description When it was resolved
             */
            resolved_on: string | null;
            /**
             * @description Bug, feature request or other
             * @enum {string|null}
             */
            type: "bug" | "feature_request" | "other" | null;
            /**
             * Format: uri
             * @description Address in the issue tracker
             */
            url: string | null;
            /**
             * Format: date-time
             * @description When the issue came to be; first seen where nobody says
             */
            created_on: string;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on: string | null;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        IssueNew: {
            /** @description The id of the issue in your issue tracker; never changes */
            external_id: string;
            /**
             * Format: int64
             * @description The account it belongs to
             */
            account_id?: number | null;
            /**
             * Format: int64
             * @description The user of the account it is about
             */
            user_id?: number | null;
            /** @description What the issue is about */
            subject?: string | null;
            /** @description Status in the system it comes from */
            status?: string | null;
            /** @description Priority; urgent and critical count as critical */
            priority?: string | null;
            /**
             * Format: date
             * @description Day by which it is promised
             */
            due_on?: string | null;
            /**
             * Format: date-time
             * @description When it was resolved
             */
            resolved_on?: string | null;
            /**
             * @description Bug, feature request or other
             * @enum {string|null}
             */
            type?: "bug" | "feature_request" | "other" | null;
            /**
             * Format: uri
             * @description Address in the issue tracker
             */
            url?: string | null;
            /**
             * Format: date-time
             * @description When the issue came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        };
        IssuePatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /**
             * Format: int64
             * @description The account it belongs to
             */
            account_id?: number | null;
            /**
             * Format: int64
             * @description The user of the account it is about
             */
            user_id?: number | null;
            /** @description What the issue is about */
            subject?: string | null;
            /** @description Status in the system it comes from */
            status?: string | null;
            /** @description Priority; urgent and critical count as critical */
            priority?: string | null;
            /**
             * Format: date
             * @description Day by which it is promised
             */
            due_on?: string | null;
            /**
             * Format: date-time
             * @description When it was resolved
             */
            resolved_on?: string | null;
            /**
             * @description Bug, feature request or other
             * @enum {string|null}
             */
            type?: "bug" | "feature_request" | "other" | null;
            /**
             * Format: uri
             * @description Address in the issue tracker
             */
            url?: string | null;
            /**
             * Format: date-time
             * @description When the issue came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        };
        TouchpointRef: {
            /** Format: int64 */
            id: number;
            name: string;
            external_id: string;
        };
        Touchpoint: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description The id of the contact in the system it comes from; never changes */
            external_id: string;
            /** @description The account it belongs to */
            account: components["schemas"]["AccountRef"] | null;
            /** @description The user of the account it is about */
            user: components["schemas"]["UserRef"] | null;
            /**
             * @description E-mail, call, meeting or support contact
             * @enum {string}
             */
            channel: "email" | "call" | "meeting" | "support";
            /**
             * @description From the customer (in) or to them (out)
             * @enum {string|null}
             */
            direction: "in" | "out" | null;
            /** @description What it was about */
            subject: string | null;
            /** @description Text of the message or notes of the call */
            body: string | null;
            /** @description Who of the team had it */
            member: components["schemas"]["MemberRef"] | null;
            /**
             * Format: date-time
             * @description When it took place
             */
            occurred_on: string;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on: string | null;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        TouchpointNew: {
            /** @description The id of the contact in the system it comes from; never changes */
            external_id: string;
            /**
             * Format: int64
             * @description The account it belongs to
             */
            account_id?: number | null;
            /**
             * Format: int64
             * @description The user of the account it is about
             */
            user_id?: number | null;
            /**
             * @description E-mail, call, meeting or support contact
             * @enum {string}
             */
            channel: "email" | "call" | "meeting" | "support";
            /**
             * @description From the customer (in) or to them (out)
             * @enum {string|null}
             */
            direction?: "in" | "out" | null;
            /** @description What it was about */
            subject?: string | null;
            /** @description Text of the message or notes of the call */
            body?: string | null;
            /**
             * Format: int64
             * @description Who of the team had it
             */
            member_id?: number | null;
            /**
             * Format: date-time
             * @description When it took place
             */
            occurred_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        };
        TouchpointPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /**
             * Format: int64
             * @description The account it belongs to
             */
            account_id?: number | null;
            /**
             * Format: int64
             * @description The user of the account it is about
             */
            user_id?: number | null;
            /**
             * @description E-mail, call, meeting or support contact
             * @enum {string}
             */
            channel?: "email" | "call" | "meeting" | "support";
            /**
             * @description From the customer (in) or to them (out)
             * @enum {string|null}
             */
            direction?: "in" | "out" | null;
            /** @description What it was about */
            subject?: string | null;
            /** @description Text of the message or notes of the call */
            body?: string | null;
            /**
             * Format: int64
             * @description Who of the team had it
             */
            member_id?: number | null;
            /**
             * Format: date-time
             * @description When it took place
             */
            occurred_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        };
        NpsResponseRef: {
            /** Format: int64 */
            id: number;
            name: string;
            external_id: string;
        };
        NpsResponse: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description The id of the response in your survey tool; never changes */
            external_id: string;
            /** @description The account it belongs to */
            account: components["schemas"]["AccountRef"] | null;
            /** @description The user of the account it is about */
            user: components["schemas"]["UserRef"] | null;
            /**
             * Format: email
             * @description Names the user where no user id is sent
             */
            email: string | null;
            /**
             * Format: int64
             * @description 0-6 detractor, 7-8 passive, 9-10 promoter
             */
            score: number;
            /** @description What the user wrote */
            comment: string | null;
            /**
             * Format: date-time
             * @description When the response came to be; first seen where nobody says
             */
            created_on: string;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on: string | null;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        NpsResponseNew: {
            /** @description The id of the response in your survey tool; never changes */
            external_id: string;
            /**
             * Format: int64
             * @description The account it belongs to
             */
            account_id?: number | null;
            /**
             * Format: int64
             * @description The user of the account it is about
             */
            user_id?: number | null;
            /**
             * Format: email
             * @description Names the user where no user id is sent
             */
            email?: string | null;
            /**
             * Format: int64
             * @description 0-6 detractor, 7-8 passive, 9-10 promoter
             */
            score: number;
            /** @description What the user wrote */
            comment?: string | null;
            /**
             * Format: date-time
             * @description When the response came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        };
        NpsResponsePatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /**
             * Format: int64
             * @description The account it belongs to
             */
            account_id?: number | null;
            /**
             * Format: int64
             * @description The user of the account it is about
             */
            user_id?: number | null;
            /**
             * Format: email
             * @description Names the user where no user id is sent
             */
            email?: string | null;
            /**
             * Format: int64
             * @description 0-6 detractor, 7-8 passive, 9-10 promoter
             */
            score?: number;
            /** @description What the user wrote */
            comment?: string | null;
            /**
             * Format: date-time
             * @description When the response came to be; first seen where nobody says
             */
            created_on?: string | null;
            /**
             * Format: date-time
             * @description Last change in the system that sent it; an older update changes nothing
             */
            updated_on?: string | null;
        };
        ConsumptionMetricRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        ConsumptionMetric: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description How data names the metric */
            name: string;
            /** @description How people read it */
            label: string;
            /** @description GB, calls ... */
            unit: string | null;
            /**
             * @description How daily values make the value of a period
             * @enum {string|null}
             */
            aggregate: "sum" | "max" | "last" | null;
            /** @description No: first seen in data that came in */
            confirmed: boolean;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        ConsumptionMetricNew: {
            /** @description How data names the metric */
            name: string;
            /** @description How people read it */
            label?: string | null;
            /** @description GB, calls ... */
            unit?: string | null;
            /**
             * @description How daily values make the value of a period
             * @enum {string|null}
             */
            aggregate?: "sum" | "max" | "last" | null;
            /** @description No: first seen in data that came in */
            confirmed?: boolean | null;
        };
        ConsumptionMetricPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description How people read it */
            label?: string | null;
            /** @description GB, calls ... */
            unit?: string | null;
            /**
             * @description How daily values make the value of a period
             * @enum {string|null}
             */
            aggregate?: "sum" | "max" | "last" | null;
            /** @description No: first seen in data that came in */
            confirmed?: boolean | null;
        };
        ConsumptionRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        Consumption: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description The account that consumed */
            account: components["schemas"]["AccountRef"];
            /** @description What was consumed */
            metric: components["schemas"]["ConsumptionMetricRef"];
            /**
             * Format: date
             * @description Day of the value
             */
            date: string;
            /** @description Value of the day; a later one replaces it */
            value: number;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        ConsumptionNew: {
            /**
             * Format: int64
             * @description The account that consumed
             */
            account_id: number;
            /**
             * Format: int64
             * @description What was consumed
             */
            metric_id: number;
            /**
             * Format: date
             * @description Day of the value
             */
            date?: string;
            /** @description Value of the day; a later one replaces it */
            value: number;
        };
        ConsumptionPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /**
             * Format: int64
             * @description The account that consumed
             */
            account_id?: number;
            /**
             * Format: int64
             * @description What was consumed
             */
            metric_id?: number;
            /**
             * Format: date
             * @description Day of the value
             */
            date?: string;
            /** @description Value of the day; a later one replaces it */
            value?: number;
        };
        ProductRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        Product: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description How people read the product */
            label: string;
            /** @description How events name the product */
            name: string;
            /** @description A hidden product does not count in metrics */
            hidden: boolean;
            /** @description Whether page views of this product count as uses of a feature named like the page */
            page_views: boolean;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        ProductNew: {
            /** @description How people read the product */
            label?: string | null;
            /** @description How events name the product */
            name: string;
            /** @description A hidden product does not count in metrics */
            hidden?: boolean | null;
            /** @description Whether page views of this product count as uses of a feature named like the page */
            page_views?: boolean | null;
        };
        ProductPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description How people read the product */
            label?: string | null;
            /** @description A hidden product does not count in metrics */
            hidden?: boolean | null;
            /** @description Whether page views of this product count as uses of a feature named like the page */
            page_views?: boolean | null;
        };
        ModuleRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        Module: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description How people read the module */
            label: string;
            /** @description How events name the module */
            name: string;
            /** @description The product it is part of */
            product: components["schemas"]["ProductRef"];
            /** @description A hidden module does not count in metrics */
            hidden: boolean;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        ModuleNew: {
            /** @description How people read the module */
            label?: string | null;
            /** @description How events name the module */
            name: string;
            /**
             * Format: int64
             * @description The product it is part of
             */
            product_id: number;
            /** @description A hidden module does not count in metrics */
            hidden?: boolean | null;
        };
        ModulePatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description How people read the module */
            label?: string | null;
            /**
             * Format: int64
             * @description The product it is part of
             */
            product_id?: number;
            /** @description A hidden module does not count in metrics */
            hidden?: boolean | null;
        };
        FeatureRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        Feature: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description How people read the feature */
            label: string;
            /** @description How events name the feature */
            name: string;
            /** @description The module it is part of */
            module: components["schemas"]["ModuleRef"];
            /** @description A hidden feature does not count in metrics */
            hidden: boolean;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        FeatureNew: {
            /** @description How people read the feature */
            label?: string | null;
            /** @description How events name the feature */
            name: string;
            /**
             * Format: int64
             * @description The module it is part of
             */
            module_id: number;
            /** @description A hidden feature does not count in metrics */
            hidden?: boolean | null;
        };
        FeaturePatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description How people read the feature */
            label?: string | null;
            /**
             * Format: int64
             * @description The module it is part of
             */
            module_id?: number;
            /** @description A hidden feature does not count in metrics */
            hidden?: boolean | null;
        };
        StageRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        Stage: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description What the stage means
             * @enum {string}
             */
            type: "trial" | "onboarding" | "live" | "cancelled";
            /**
             * Format: int64
             * @description Order in lists
             */
            position: number;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed: boolean;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        StageNew: {
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description What the stage means
             * @enum {string}
             */
            type: "trial" | "onboarding" | "live" | "cancelled";
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed?: boolean | null;
        };
        StagePatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description Name shown everywhere */
            name?: string;
            /**
             * @description What the stage means
             * @enum {string}
             */
            type?: "trial" | "onboarding" | "live" | "cancelled";
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed?: boolean | null;
        };
        SubscriptionStatusRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        SubscriptionStatus: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description What the status means: only active subscriptions count in MRR
             * @enum {string}
             */
            type: "active" | "future" | "suspended" | "cancelled";
            /**
             * Format: int64
             * @description Order in lists
             */
            position: number;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed: boolean;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        SubscriptionStatusNew: {
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description What the status means: only active subscriptions count in MRR
             * @enum {string}
             */
            type: "active" | "future" | "suspended" | "cancelled";
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed?: boolean | null;
        };
        SubscriptionStatusPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description Name shown everywhere */
            name?: string;
            /**
             * @description What the status means: only active subscriptions count in MRR
             * @enum {string}
             */
            type?: "active" | "future" | "suspended" | "cancelled";
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed?: boolean | null;
        };
        ForecastStatusRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        ForecastStatus: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description What the prediction means
             * @enum {string}
             */
            type: "renew" | "up_sell" | "at_risk" | "cancel" | "convert";
            /**
             * Format: int64
             * @description Order in lists
             */
            position: number;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed: boolean;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        ForecastStatusNew: {
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description What the prediction means
             * @enum {string}
             */
            type: "renew" | "up_sell" | "at_risk" | "cancel" | "convert";
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed?: boolean | null;
        };
        ForecastStatusPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description Name shown everywhere */
            name?: string;
            /**
             * @description What the prediction means
             * @enum {string}
             */
            type?: "renew" | "up_sell" | "at_risk" | "cancel" | "convert";
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed?: boolean | null;
        };
        PersonaRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        Persona: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name shown everywhere */
            name: string;
            /**
             * Format: int64
             * @description Order in lists
             */
            position: number;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed: boolean;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        PersonaNew: {
            /** @description Name shown everywhere */
            name: string;
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed?: boolean | null;
        };
        PersonaPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description Name shown everywhere */
            name?: string;
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed?: boolean | null;
        };
        UserRoleRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        UserRole: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name shown everywhere */
            name: string;
            /**
             * Format: int64
             * @description Order in lists
             */
            position: number;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed: boolean;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        UserRoleNew: {
            /** @description Name shown everywhere */
            name: string;
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed?: boolean | null;
        };
        UserRolePatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description Name shown everywhere */
            name?: string;
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
            /** @description No: first seen in data that came in, its type is a guess */
            confirmed?: boolean | null;
        };
        RiskReasonRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        RiskReason: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description Reason for a risk or for confidence
             * @enum {string}
             */
            kind: "risk" | "confidence";
            /**
             * Format: int64
             * @description Order in lists
             */
            position: number;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        RiskReasonNew: {
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description Reason for a risk or for confidence
             * @enum {string}
             */
            kind: "risk" | "confidence";
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
        };
        RiskReasonPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description Name shown everywhere */
            name?: string;
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
        };
        TeamRoleRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        TeamRole: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name of the role in data that is sent and in the API */
            key: string;
            /** @description Name shown everywhere */
            name: string;
            /**
             * Format: int64
             * @description Order in lists
             */
            position: number;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        TeamRoleNew: {
            /** @description Name of the role in data that is sent and in the API */
            key: string;
            /** @description Name shown everywhere */
            name: string;
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
        };
        TeamRolePatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description Name shown everywhere */
            name?: string;
            /**
             * Format: int64
             * @description Order in lists
             */
            position?: number | null;
        };
        CurrencyRateRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        CurrencyRate: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description ISO 4217 code */
            currency: string;
            /**
             * Format: date
             * @description First day on which the rate holds
             */
            from_on: string;
            /** @description What one unit of the currency is worth in the workspace's currency */
            rate: number;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        CurrencyRateNew: {
            /** @description ISO 4217 code */
            currency: string;
            /**
             * Format: date
             * @description First day on which the rate holds
             */
            from_on: string;
            /** @description What one unit of the currency is worth in the workspace's currency */
            rate: number;
        };
        CurrencyRatePatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /**
             * Format: date
             * @description First day on which the rate holds
             */
            from_on?: string;
            /** @description What one unit of the currency is worth in the workspace's currency */
            rate?: number;
        };
        CustomAttributeRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        CustomAttribute: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name in data that is sent, without custom_ */
            key: string;
            /**
             * @description Whether accounts or users have it
             * @enum {string}
             */
            entity: "account" | "user";
            /** @description How people read it */
            label: string;
            /**
             * @description Type of its values; fixed once confirmed
             * @enum {string}
             */
            type: "text" | "number" | "currency" | "date" | "boolean" | "one_of" | "many_of" | "link";
            /** @description What one of and many of choose from */
            options: string[] | null;
            /**
             * Format: int64
             * @description Order
             */
            position: number;
            /** @description No: first seen in data that came in; its values wait until it is confirmed */
            confirmed: boolean;
            /** @description Not shown; its values stay */
            hidden: boolean;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        CustomAttributeNew: {
            /** @description Name in data that is sent, without custom_ */
            key: string;
            /**
             * @description Whether accounts or users have it
             * @enum {string}
             */
            entity: "account" | "user";
            /** @description How people read it */
            label?: string | null;
            /**
             * @description Type of its values; fixed once confirmed
             * @enum {string}
             */
            type: "text" | "number" | "currency" | "date" | "boolean" | "one_of" | "many_of" | "link";
            /** @description What one of and many of choose from */
            options?: string[] | null;
            /**
             * Format: int64
             * @description Order
             */
            position?: number | null;
            /** @description No: first seen in data that came in; its values wait until it is confirmed */
            confirmed?: boolean | null;
            /** @description Not shown; its values stay */
            hidden?: boolean | null;
        };
        CustomAttributePatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description How people read it */
            label?: string | null;
            /**
             * @description Type of its values; fixed once confirmed
             * @enum {string}
             */
            type?: "text" | "number" | "currency" | "date" | "boolean" | "one_of" | "many_of" | "link";
            /** @description What one of and many of choose from */
            options?: string[] | null;
            /**
             * Format: int64
             * @description Order
             */
            position?: number | null;
            /** @description No: first seen in data that came in; its values wait until it is confirmed */
            confirmed?: boolean | null;
            /** @description Not shown; its values stay */
            hidden?: boolean | null;
        };
        MemberRef: {
            /** Format: int64 */
            id: number;
            name: string;
            email: string;
        };
        SegmentRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        Segment: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description Whether it groups accounts or users
             * @enum {string}
             */
            entity: "account" | "user";
            /** @description Who belongs to it */
            criteria: Record<string, never>;
            /** @description What it is for */
            description: string | null;
            /**
             * Format: int64
             * @description Order of the tabs; last when not said
             */
            position: number;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        SegmentNew: {
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description Whether it groups accounts or users
             * @enum {string}
             */
            entity: "account" | "user";
            /** @description Who belongs to it */
            criteria: Record<string, never>;
            /** @description What it is for */
            description?: string | null;
            /**
             * Format: int64
             * @description Order of the tabs; last when not said
             */
            position?: number | null;
        };
        SegmentPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description Name shown everywhere */
            name?: string;
            /** @description Who belongs to it */
            criteria?: Record<string, never>;
            /** @description What it is for */
            description?: string | null;
            /**
             * Format: int64
             * @description Order of the tabs; last when not said
             */
            position?: number | null;
        };
        HealthConfigRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        HealthConfig: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name shown in explanations */
            name: string;
            /** @description The accounts it is for; empty: all that no other configuration is for */
            segment: components["schemas"]["SegmentRef"] | null;
            /**
             * Format: int64
             * @description The first configuration whose segment holds the account decides
             */
            position: number;
            /** @description When the product adoption health is Good; looked at first */
            product_adoption_good: Record<string, never> | null;
            /** @description When the product adoption health is Poor; neither Good nor Poor is Average */
            product_adoption_poor: Record<string, never> | null;
            /**
             * Format: int64
             * @description Weight in the overall score; empty or 0 leaves it out
             */
            product_adoption_weight: number | null;
            /** @description When the financial health is Good; looked at first */
            financial_good: Record<string, never> | null;
            /** @description When the financial health is Poor; neither Good nor Poor is Average */
            financial_poor: Record<string, never> | null;
            /**
             * Format: int64
             * @description Weight in the overall score; empty or 0 leaves it out
             */
            financial_weight: number | null;
            /** @description When the service health is Good; looked at first */
            service_good: Record<string, never> | null;
            /** @description When the service health is Poor; neither Good nor Poor is Average */
            service_poor: Record<string, never> | null;
            /**
             * Format: int64
             * @description Weight in the overall score; empty or 0 leaves it out
             */
            service_weight: number | null;
            /** @description When the relationship health is Good; looked at first */
            relationship_good: Record<string, never> | null;
            /** @description When the relationship health is Poor; neither Good nor Poor is Average */
            relationship_poor: Record<string, never> | null;
            /**
             * Format: int64
             * @description Weight in the overall score; empty or 0 leaves it out
             */
            relationship_weight: number | null;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        HealthConfigNew: {
            /** @description Name shown in explanations */
            name: string;
            /**
             * Format: int64
             * @description The accounts it is for; empty: all that no other configuration is for
             */
            segment_id?: number | null;
            /**
             * Format: int64
             * @description The first configuration whose segment holds the account decides
             */
            position?: number | null;
            /** @description When the product adoption health is Good; looked at first */
            product_adoption_good?: Record<string, never> | null;
            /** @description When the product adoption health is Poor; neither Good nor Poor is Average */
            product_adoption_poor?: Record<string, never> | null;
            /**
             * Format: int64
             * @description Weight in the overall score; empty or 0 leaves it out
             */
            product_adoption_weight?: number | null;
            /** @description When the financial health is Good; looked at first */
            financial_good?: Record<string, never> | null;
            /** @description When the financial health is Poor; neither Good nor Poor is Average */
            financial_poor?: Record<string, never> | null;
            /**
             * Format: int64
             * @description Weight in the overall score; empty or 0 leaves it out
             */
            financial_weight?: number | null;
            /** @description When the service health is Good; looked at first */
            service_good?: Record<string, never> | null;
            /** @description When the service health is Poor; neither Good nor Poor is Average */
            service_poor?: Record<string, never> | null;
            /**
             * Format: int64
             * @description Weight in the overall score; empty or 0 leaves it out
             */
            service_weight?: number | null;
            /** @description When the relationship health is Good; looked at first */
            relationship_good?: Record<string, never> | null;
            /** @description When the relationship health is Poor; neither Good nor Poor is Average */
            relationship_poor?: Record<string, never> | null;
            /**
             * Format: int64
             * @description Weight in the overall score; empty or 0 leaves it out
             */
            relationship_weight?: number | null;
        };
        HealthConfigPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description Name shown in explanations */
            name?: string;
            /**
             * Format: int64
             * @description The accounts it is for; empty: all that no other configuration is for
             */
            segment_id?: number | null;
            /**
             * Format: int64
             * @description The first configuration whose segment holds the account decides
             */
            position?: number | null;
            /** @description When the product adoption health is Good; looked at first */
            product_adoption_good?: Record<string, never> | null;
            /** @description When the product adoption health is Poor; neither Good nor Poor is Average */
            product_adoption_poor?: Record<string, never> | null;
            /**
             * Format: int64
             * @description Weight in the overall score; empty or 0 leaves it out
             */
            product_adoption_weight?: number | null;
            /** @description When the financial health is Good; looked at first */
            financial_good?: Record<string, never> | null;
            /** @description When the financial health is Poor; neither Good nor Poor is Average */
            financial_poor?: Record<string, never> | null;
            /**
             * Format: int64
             * @description Weight in the overall score; empty or 0 leaves it out
             */
            financial_weight?: number | null;
            /** @description When the service health is Good; looked at first */
            service_good?: Record<string, never> | null;
            /** @description When the service health is Poor; neither Good nor Poor is Average */
            service_poor?: Record<string, never> | null;
            /**
             * Format: int64
             * @description Weight in the overall score; empty or 0 leaves it out
             */
            service_weight?: number | null;
            /** @description When the relationship health is Good; looked at first */
            relationship_good?: Record<string, never> | null;
            /** @description When the relationship health is Poor; neither Good nor Poor is Average */
            relationship_poor?: Record<string, never> | null;
            /**
             * Format: int64
             * @description Weight in the overall score; empty or 0 leaves it out
             */
            relationship_weight?: number | null;
        };
        ListRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        List: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description Whether it holds accounts or users
             * @enum {string}
             */
            type: "account" | "user";
            /** @description Ids of the segments of which members must belong to one; empty: all */
            segments: number[] | null;
            /** @description What members must fulfil besides */
            criteria: Record<string, never>;
            /** @description What it is for */
            description: string | null;
            /**
             * @description Active: follows the data; inactive: keeps the members it had; active when not said
             * @enum {string|null}
             */
            status: "active" | "inactive" | null;
            /** @description Who may edit it beside managers; its maker when not said */
            owner: components["schemas"]["MemberRef"] | null;
            /** @description Its rule was saved and not every record is looked at yet */
            refreshing: boolean;
            /**
             * Format: int64
             * @description Accounts or users that belong to it, of those that you see
             */
            members: number;
            /** @description Sum of the amounts of its accounts, or of its users' accounts, that you see */
            amount: string | null;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Product adoption health is so
             */
            product_adoption_good: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Product adoption health is so
             */
            product_adoption_average: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Product adoption health is so
             */
            product_adoption_poor: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Product adoption health is so
             */
            product_adoption_none: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Financial health is so
             */
            financial_good: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Financial health is so
             */
            financial_average: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Financial health is so
             */
            financial_poor: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Financial health is so
             */
            financial_none: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Service health is so
             */
            service_good: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Service health is so
             */
            service_average: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Service health is so
             */
            service_poor: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Service health is so
             */
            service_none: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Relationship health is so
             */
            relationship_good: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Relationship health is so
             */
            relationship_average: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Relationship health is so
             */
            relationship_poor: number;
            /**
             * Format: int64
             * @description Accounts of the list, of those that you see, whose Relationship health is so
             */
            relationship_none: number;
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        ListNew: {
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description Whether it holds accounts or users
             * @enum {string}
             */
            type: "account" | "user";
            /** @description Ids of the segments of which members must belong to one; empty: all */
            segments?: number[] | null;
            /** @description What members must fulfil besides */
            criteria: Record<string, never>;
            /** @description What it is for */
            description?: string | null;
            /**
             * @description Active: follows the data; inactive: keeps the members it had; active when not said
             * @enum {string|null}
             */
            status?: "active" | "inactive" | null;
            /**
             * Format: int64
             * @description Who may edit it beside managers; its maker when not said
             */
            owner_id?: number | null;
        };
        ListPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description Name shown everywhere */
            name?: string;
            /** @description Ids of the segments of which members must belong to one; empty: all */
            segments?: number[] | null;
            /** @description What members must fulfil besides */
            criteria?: Record<string, never>;
            /** @description What it is for */
            description?: string | null;
            /**
             * @description Active: follows the data; inactive: keeps the members it had; active when not said
             * @enum {string|null}
             */
            status?: "active" | "inactive" | null;
            /**
             * Format: int64
             * @description Who may edit it beside managers; its maker when not said
             */
            owner_id?: number | null;
        };
        FieldOwnerRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        FieldOwner: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /**
             * @description Whether it is a field of accounts or users
             * @enum {string}
             */
            entity: "account" | "user";
            /** @description Key of the field */
            field: string;
            /**
             * @description last_writer: everybody writes it. integration or member: what the others send is kept as a suggestion. Imports count as integration. Back at last_writer, suggestions go
             * @enum {string}
             */
            owner: "last_writer" | "integration" | "member";
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        FieldOwnerNew: {
            /**
             * @description Whether it is a field of accounts or users
             * @enum {string}
             */
            entity: "account" | "user";
            /** @description Key of the field */
            field: string;
            /**
             * @description last_writer: everybody writes it. integration or member: what the others send is kept as a suggestion. Imports count as integration. Back at last_writer, suggestions go
             * @enum {string}
             */
            owner: "last_writer" | "integration" | "member";
        };
        FieldOwnerPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /**
             * @description last_writer: everybody writes it. integration or member: what the others send is kept as a suggestion. Imports count as integration. Back at last_writer, suggestions go
             * @enum {string}
             */
            owner?: "last_writer" | "integration" | "member";
        };
        ViewRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        View: {
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description What the rows of its table are
             * @enum {string}
             */
            entity: "account" | "user" | "subscription";
            /** @description Everybody sees it; else only its owner */
            shared: boolean;
            /** @description Made for an address that would be too long; found by its id, one day forgotten */
            automatic: boolean;
            /** @description Who made it; empty for a key's */
            owner: components["schemas"]["MemberRef"] | null;
            /** @description What it shows; at most 64 KB. In lists only when it is among the columns */
            state?: components["schemas"]["ViewState"];
            /**
             * Format: date-time
             * @description When this record was stored here
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When this record was last changed here
             */
            updated_at: string;
            /**
             * Format: date-time
             * @description When this record was deleted; it can be restored for 30 days
             */
            deleted_at: string | null;
        };
        ViewNew: {
            /** @description Name shown everywhere */
            name: string;
            /**
             * @description What the rows of its table are
             * @enum {string}
             */
            entity: "account" | "user" | "subscription";
            /** @description Everybody sees it; else only its owner */
            shared?: boolean | null;
            /** @description Made for an address that would be too long; found by its id, one day forgotten */
            automatic?: boolean | null;
            /** @description What it shows; at most 64 KB. In lists only when it is among the columns */
            state: components["schemas"]["ViewState"];
        };
        ViewPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused with 409
             */
            version?: number;
            /** @description Name shown everywhere */
            name?: string;
            /** @description Everybody sees it; else only its owner */
            shared?: boolean | null;
            /** @description What it shows; at most 64 KB. In lists only when it is among the columns */
            state?: components["schemas"]["ViewState"];
        };
        Suggested: {
            /** @description What was sent, as the field has it */
            value: unknown;
            /**
             * @description Who sent it
             * @enum {string}
             */
            source: "integration" | "member";
            /**
             * Format: date-time
             * @description When
             */
            at: string;
        };
        Me: {
            /** @description Who is signed in */
            member: components["schemas"]["MeMember"];
            /** @description Keys of the permissions that the member has */
            permissions: string[];
            /** @description To be sent as X-CSRF-Token with every write */
            csrf: string;
            /** @description The company's workspace */
            workspace: components["schemas"]["MeWorkspace"];
            /** @description Version of the server */
            version: string;
        };
        MeMember: {
            /**
             * Format: int64
             * @description Id of the member
             */
            id: number;
            /** @description Name */
            name: string;
            /** @description E-mail address */
            email: string;
            /**
             * @description What the member may do; see /profiles
             * @enum {string}
             */
            profile: "administrator" | "super_manager" | "customer_success_manager" | "developer" | "read_only";
            /** @description Whether the member may export */
            export_allowed: boolean;
            /**
             * @description Colours of the page
             * @enum {string}
             */
            theme: "system" | "light" | "dark";
            /**
             * @description Height of rows
             * @enum {string}
             */
            density: "comfortable" | "compact";
            /** @description Whether single keys are shortcuts */
            shortcuts: boolean;
        };
        MeWorkspace: {
            /** @description Name of the workspace */
            name: string;
            /** @description ISO 4217 code */
            currency: string;
            /**
             * Format: int64
             * @description Digits after the point
             */
            currency_digits: number;
            /** @description IANA name */
            time_zone: string;
            /** @description Made-up data; no mail leaves */
            demo: boolean;
            /**
             * Format: date
             * @description The present day in the workspace's zone
             */
            today: string;
        };
        Credentials: {
            /** @description E-mail address */
            email: string;
            /** @description Password */
            password: string;
        };
        Nothing: Record<string, never>;
        MePatch: {
            /** @description Name */
            name?: string;
            /**
             * @description Colours of the page
             * @enum {string}
             */
            theme?: "system" | "light" | "dark";
            /**
             * @description Height of rows
             * @enum {string}
             */
            density?: "comfortable" | "compact";
            /** @description Whether single keys are shortcuts */
            shortcuts?: boolean;
        };
        NewPassword: {
            /** @description The password until now */
            current: string;
            /** @description The new one, 10 characters or more */
            password: string;
        };
        SessionRows: {
            /** @description Sessions, last used first */
            rows: components["schemas"]["Session"][];
        };
        Session: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /**
             * Format: date-time
             * @description Signed in at
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Last used, to the minute
             */
            last_seen_at: string;
            /** @description Address of the client */
            address: string | null;
            /** @description What the browser says it is */
            user_agent: string | null;
            /** @description The session of this request */
            current: boolean;
        };
        LayoutRows: {
            /** @description By table */
            rows: components["schemas"]["Layout"][];
        };
        Layout: {
            /** @description Name of the table: accounts, users, subscriptions ... */
            table: string;
            /**
             * @description What its rows are
             * @enum {string}
             */
            entity: "account" | "user" | "subscription";
            /** @description Keys of fields, in order; at most 20, always with the one that rows are told by */
            columns: string[];
            /**
             * Format: int64
             * @description How many of the first stay in sight; 1 when not said
             */
            frozen: number;
            /** @description Pixels (48 to 1000) by key, of columns that were resized */
            widths: {
                [key: string]: unknown;
            };
        };
        LayoutPut: {
            /**
             * @description What its rows are
             * @enum {string}
             */
            entity: "account" | "user" | "subscription";
            /** @description Keys of fields, in order; at most 20, always with the one that rows are told by */
            columns: string[];
            /**
             * Format: int64
             * @description How many of the first stay in sight; 1 when not said
             */
            frozen?: number;
            /** @description Pixels (48 to 1000) by key, of columns that were resized */
            widths?: {
                [key: string]: unknown;
            };
        };
        EmailAddress: {
            /** @description E-mail address */
            email: string;
        };
        ResetInfo: {
            /** @description E-mail address of the member */
            email: string;
            /** @description Name of the member */
            name: string;
            /**
             * @description What the link is for
             * @enum {string}
             */
            kind: "reset" | "invitation";
        };
        Reset: {
            /** @description The new password, 10 characters or more */
            password: string;
            /** @description Name, to correct that of the invitation */
            name?: string;
        };
        MemberRows: {
            /** @description Members by name */
            rows: components["schemas"]["Member"][];
            /**
             * Format: int64
             * @description Members that match
             */
            total: number;
        };
        Member: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name */
            name: string;
            /** @description E-mail address */
            email: string;
            /**
             * @description What the member may do; see /profiles
             * @enum {string}
             */
            profile: "administrator" | "super_manager" | "customer_success_manager" | "developer" | "read_only";
            /**
             * @description Invited: has not set a password yet
             * @enum {string}
             */
            status: "active" | "invited" | "disabled";
            /** @description Whether the member may export */
            export_allowed: boolean;
            /**
             * Format: date-time
             * @description Last sign-in
             */
            last_sign_in_at: string | null;
            /**
             * Format: int64
             * @description Accounts where the member holds a team role
             */
            accounts: number;
        };
        MemberNew: {
            /** @description E-mail address; the invitation goes there */
            email: string;
            /** @description Name */
            name: string;
            /**
             * @description What the member may do
             * @enum {string}
             */
            profile: "administrator" | "super_manager" | "customer_success_manager" | "developer" | "read_only";
            /** @description Whether the member may export */
            export_allowed?: boolean;
        };
        MemberPatch: {
            /**
             * Format: int64
             * @description That was read; what somebody changed since is refused
             */
            version?: number;
            /** @description Name */
            name?: string;
            /**
             * @description What the member may do
             * @enum {string}
             */
            profile?: "administrator" | "super_manager" | "customer_success_manager" | "developer" | "read_only";
            /** @description Whether the member may export */
            export_allowed?: boolean;
            /**
             * @description Disabled: cannot sign in
             * @enum {string}
             */
            status?: "active" | "disabled";
        };
        Profiles: {
            /** @description All permissions */
            permissions: components["schemas"]["Permission"][];
            /** @description All profiles */
            profiles: components["schemas"]["Profile"][];
        };
        Permission: {
            /** @description Key */
            key: string;
            /** @description Name for a person */
            label: string;
            /** @description What it allows */
            description: string;
        };
        Profile: {
            /**
             * @description Key
             * @enum {string}
             */
            key: "administrator" | "super_manager" | "customer_success_manager" | "developer" | "read_only";
            /** @description Name for a person */
            label: string;
            /** @description Keys of its permissions */
            permissions: string[];
        };
        KeyRows: {
            /** @description Keys, newest first */
            rows: components["schemas"]["Key"][];
        };
        Key: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /**
             * @description api: only sends events; secret: everything
             * @enum {string}
             */
            kind: "api" | "secret";
            /** @description What it is used for */
            name: string;
            /** @description First characters, to tell keys apart */
            prefix: string;
            /**
             * Format: date-time
             * @description Made at
             */
            created_at: string;
            /** @description Who made it */
            created_by: components["schemas"]["MemberName"] | null;
            /**
             * Format: date-time
             * @description Last used
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @description Revoked at
             */
            revoked_at: string | null;
            /** @description The key itself, only in the answer that makes it */
            key?: string | null;
        };
        MemberName: {
            /**
             * Format: int64
             * @description Id of the member
             */
            id: number;
            /** @description Name */
            name: string;
        };
        KeyNew: {
            /**
             * @description api: only sends events; secret: everything
             * @enum {string}
             */
            kind: "api" | "secret";
            /** @description What it is used for */
            name: string;
        };
        Settings: {
            /** @description All settings */
            rows: components["schemas"]["Setting"][];
        };
        Setting: {
            /** @description Key */
            key: string;
            /** @description Name for a person */
            label: string;
            /** @description Heading */
            group: string;
            /**
             * @description Type of the value
             * @enum {string}
             */
            type: "text" | "int" | "bool" | "choice" | "secret" | "time_zone" | "currency" | "email" | "url" | "lines";
            /** @description Value; null for a secret */
            value: unknown;
            /** @description Whether there is a value */
            set: boolean;
            /** @description Value when nobody sets one */
            default: unknown;
            /**
             * Format: int64
             * @description Smallest number
             */
            min: number | null;
            /**
             * Format: int64
             * @description Largest number, or characters
             */
            max: number | null;
            /** @description Words to choose from */
            options: string[];
            /** @description Unit */
            unit: string | null;
            /** @description What it does */
            help: string | null;
            /** @description Whether the asking member may change it */
            writable: boolean;
        };
        Mail: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /** @description E-mail address */
            to: string;
            /** @description Subject */
            subject: string;
            /** @description invitation, reset, test */
            kind: string;
            /**
             * @description Kept: not sent, because there is no SMTP server or this is a demo
             * @enum {string}
             */
            status: "queued" | "sent" | "failed" | "kept";
            /**
             * Format: int64
             * @description Attempts so far
             */
            attempts: number;
            /** @description Why the last attempt failed */
            error: string | null;
            /**
             * Format: date-time
             * @description Written at
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Sent at
             */
            sent_at: string | null;
            /** @description Plain text (one mail only) */
            text?: string | null;
            /** @description HTML (one mail only) */
            html?: string | null;
        };
        TestMail: {
            /** @description E-mail address */
            to: string;
        };
        MailRows: {
            /** @description Mails, newest first */
            rows: components["schemas"]["Mail"][];
            /** @description For the next rows; null at the end */
            next_cursor: string | null;
        };
        AuditRows: {
            /** @description Change sets, newest first */
            rows: components["schemas"]["AuditRow"][];
            /** @description For the next rows; null at the end */
            next_cursor: string | null;
        };
        AuditRow: {
            /**
             * Format: int64
             * @description Id of the change set
             */
            id: number;
            /**
             * Format: date-time
             * @description When
             */
            at: string;
            /** @description Who */
            actor: components["schemas"]["AuditActor"];
            /** @description edit, create, delete, restore, ingest, import, undo ... */
            kind: string;
            /** @description Kind of record */
            entity: string | null;
            /**
             * Format: int64
             * @description Id of the record
             */
            entity_id: number | null;
            /** @description Name of the record now */
            entity_name: string | null;
            /** @description Up to 100 changed fields */
            changes: components["schemas"]["AuditChange"][];
            /**
             * Format: date-time
             * @description Undone at
             */
            undone_at: string | null;
            /** @description Whether it can be undone */
            can_undo: boolean;
        };
        AuditActor: {
            /**
             * @description Who acted
             * @enum {string}
             */
            kind: "member" | "key" | "job" | "system";
            /**
             * Format: int64
             * @description Id of the member, key or job
             */
            id: number | null;
            /** @description Name */
            name: string | null;
        };
        AuditChange: {
            /** @description Field; empty: the record as a whole */
            field: string;
            /** @description Value before */
            before: unknown;
            /** @description Value after */
            after: unknown;
        };
        Undo: {
            /**
             * Format: int64
             * @description Fields that went back
             */
            undone: number;
            /** @description Fields that somebody changed since */
            kept: components["schemas"]["UndoKept"][];
            /** @description Changes of very many fields are undone by this job; its results say what was kept */
            job?: components["schemas"]["Job"] | null;
        };
        UndoKept: {
            /** @description Field that stays */
            field: string;
            /** @description Why */
            reason: string;
        };
        Job: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /** @description refresh, export, bulk, undo ... */
            kind: string;
            /**
             * @description State
             * @enum {string}
             */
            status: "queued" | "running" | "done" | "failed" | "cancelled";
            /**
             * Format: int64
             * @description Steps done
             */
            done: number;
            /**
             * Format: int64
             * @description Steps in all, once known
             */
            total: number | null;
            /** @description What to know about its end */
            message: string | null;
            /**
             * Format: int64
             * @description Rows that were refused; see its results
             */
            refused: number;
            /**
             * Format: int64
             * @description What it wrote; undone by POST /change-sets/{id}/undo
             */
            change_set_id: number | null;
            /**
             * Format: date-time
             * @description Asked for at
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Begun at
             */
            started_at: string | null;
            /**
             * Format: date-time
             * @description Ended at
             */
            finished_at: string | null;
        };
        JobRows: {
            /** @description Jobs, newest first */
            rows: components["schemas"]["Job"][];
        };
        JobResults: {
            /** @description Results, in the order of the work */
            rows: components["schemas"]["JobResult"][];
            /** @description For the next page */
            next_cursor: string | null;
        };
        JobResult: {
            /**
             * Format: int64
             * @description Line of the file, of imports
             */
            line: number | null;
            /**
             * Format: int64
             * @description Id of the record
             */
            entity_id: number | null;
            /**
             * @description What became of it
             * @enum {string}
             */
            outcome: "done" | "refused" | "left_out" | "kept";
            /** @description Why it was not done */
            reason: string | null;
        };
        Health: {
            /**
             * @description How it is
             * @enum {string}
             */
            status: "ok" | "unavailable";
        };
        Status: {
            /** @description Version of the server */
            version: string;
            /**
             * @description Kind of database
             * @enum {string}
             */
            engine: "sqlite" | "postgresql";
            /** @description Name of this process */
            node: string;
            /**
             * Format: date-time
             * @description Started at
             */
            started_at: string;
            /**
             * Format: int64
             * @description Seconds since then
             */
            uptime_s: number;
            /**
             * Format: int64
             * @description Events that wait to be stored
             */
            queue_bytes: number;
            /**
             * Format: int64
             * @description Events taken since the start
             */
            events: number;
            /**
             * Format: int64
             * @description Events refused since the start
             */
            events_refused: number;
            /**
             * Format: int64
             * @description Size of the database
             */
            database_bytes: number | null;
            /**
             * Format: int64
             * @description Size of the write-ahead log
             */
            wal_bytes: number;
            /**
             * Format: int64
             * @description How old the oldest change is that is not in the metrics yet
             */
            refresh_lag_ms: number;
            /**
             * Format: int64
             * @description Open pages
             */
            streams: number;
            /**
             * Format: int64
             * @description Mails that wait to be sent
             */
            mails_waiting: number;
            /** @description Whether the search has its index; no: it reads all rows (PostgreSQL without pg_trgm) */
            search_index: boolean;
            /** @description Rows per store */
            stores: components["schemas"]["StoreSize"][];
        };
        StoreSize: {
            /** @description Table */
            name: string;
            /**
             * Format: int64
             * @description Rows in it
             */
            rows: number;
        };
        FieldRows: {
            /** @description Fields in their order */
            rows: components["schemas"]["Field"][];
            /** @description All operators, in the order of pickers */
            operators: components["schemas"]["Operator"][];
        };
        Field: {
            /** @description Name in records and criteria; never changes. With a point for those of related records, which only criteria name: account.mrr, invoice.amount_due */
            key: string;
            /** @description Name for a person */
            label: string;
            /** @description Heading */
            group: string;
            /** @description Type of the value */
            type: string;
            /** @description Unit */
            unit: string | null;
            /** @description Personal data */
            personal: boolean;
            /**
             * @description Where it comes from
             * @enum {string}
             */
            source: "attribute" | "metric" | "custom" | "role" | "system";
            /** @description Definition */
            description: string | null;
            /** @description Lists can be sorted by it */
            sortable: boolean;
            /** @description The search of lists looks at it */
            searchable: boolean;
            /** @description It can be changed through the API */
            writable: boolean;
            /** @description It must be there when a record is made */
            required: boolean;
            /**
             * @description To whom it belongs; what others send is kept as a suggestion. Null: it cannot belong to anybody
             * @enum {string|null}
             */
            owner: "last_writer" | "integration" | "member" | null;
            /** @description Words to choose from */
            options?: string[] | null;
            /** @description Kind of record that a name or reference means */
            of?: string | null;
            /** @description Operators in criteria; none: criteria cannot name it */
            operators: string[];
            /** @description Parameters in criteria: product, module, feature, channel, days, change; a field with change alone takes days beside it, another one cannot be asked for its change */
            parameters: string[];
            /** @description Tables can show it; no: only criteria name it */
            column: boolean;
            /**
             * @description Kind of data without which it is empty for all
             * @enum {string|null}
             */
            needs: "usage" | "subscription" | "invoice" | "ticket" | "issue" | "contact" | "consumption" | null;
            /**
             * Format: int64
             * @description Points of a series, oldest first
             */
            points?: number | null;
        };
        Operator: {
            /** @description Word in criteria */
            op: string;
            /** @description Words for a picker */
            label: string;
            /**
             * @description Values it needs
             * @enum {string}
             */
            takes: "none" | "one" | "two" | "list" | "days";
            /** @description The value may be another field */
            field: boolean;
        };
        CriteriaPreview: {
            /**
             * Format: int64
             * @description Records that match, of those that you may see
             */
            total: number;
            /** @description The criteria in words */
            sentence: string;
            /** @description The first of them */
            rows: components["schemas"]["CriteriaRow"][];
        };
        CriteriaRow: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /** @description What people call it; an external id where it has no name */
            name: string | null;
        };
        CriteriaPreviewRequest: {
            /**
             * @description What is selected
             * @enum {string}
             */
            entity: "account" | "user" | "subscription" | "invoice" | "ticket" | "issue" | "touchpoint" | "nps_response";
            /** @description Conditions and groups; {"all":[]} selects all */
            criteria: {
                [key: string]: unknown;
            };
        };
        Usage: {
            /**
             * Format: date-time
             * @description Changes up to this instant are in the figures
             */
            fresh_at: string;
            /**
             * Format: date
             * @description The present day
             */
            today: string;
            /** @description Every day, oldest first */
            days: components["schemas"]["UsageDay"][];
            /** @description Modules used in 14 days, most first */
            modules: components["schemas"]["UsagePart"][];
            /** @description Features used in 14 days, most first */
            features: components["schemas"]["UsagePart"][];
            /**
             * Format: int64
             * @description Features of the workspace that are not hidden
             */
            features_total: number;
            /**
             * Format: int64
             * @description Days with a use among the last 14
             */
            active_days: number;
            /**
             * @description From active_days
             * @enum {string}
             */
            usage_frequency: "inactive" | "occasionally" | "weekly" | "daily";
            /**
             * Format: date-time
             * @description Last feature use or page view
             */
            last_activity: string | null;
            /**
             * Format: int64
             * @description Page views in 14 days
             */
            page_views_14d: number;
            /** @description Four windows of 7 days, oldest first (accounts) */
            weeks?: components["schemas"]["UsageWeek"][] | null;
            /**
             * Format: int64
             * @description Licences bought (accounts)
             */
            licenses?: number | null;
        };
        UsageDay: {
            /**
             * Format: date
             * @description Day
             */
            day: string;
            /**
             * Format: int64
             * @description Uses of features
             */
            uses: number;
            /**
             * Format: int64
             * @description Distinct users
             */
            users: number;
        };
        UsagePart: {
            /**
             * Format: int64
             * @description Id of the module or feature
             */
            id: number;
            /** @description Its label */
            label: string;
            /** @description Label of the module (features) */
            module: string | null;
            /** @description Label of the product */
            product: string | null;
            /**
             * Format: int64
             * @description Uses in the last 14 days
             */
            uses: number;
            /** @description Part of all uses, 0 to 1 */
            share: number;
        };
        UsageWeek: {
            /**
             * Format: date
             * @description First day
             */
            from: string;
            /**
             * Format: date
             * @description Last day
             */
            to: string;
            /**
             * Format: int64
             * @description Users with a feature use
             */
            active_users: number;
        };
        History: {
            /**
             * Format: date-time
             * @description Instant up to which everything is in the figures
             */
            fresh_at: string;
            /** @description Oldest first; the last is today */
            days: components["schemas"]["HistoryDay"][];
        };
        HistoryDay: {
            /**
             * Format: date
             * @description Day
             */
            day: string;
            /** @description Data that came later changed the figures of the day */
            corrected: boolean;
            /** @description Value of each field at the end of the day; null = not known */
            figures: unknown;
        };
        FeatureUses: {
            /** @description Features with a use, as far back as use is kept */
            rows: components["schemas"]["FeatureUse"][];
        };
        FeatureUse: {
            /**
             * Format: int64
             * @description Id of the feature
             */
            id: number;
            /**
             * Format: int64
             * @description Id of its module
             */
            module_id: number;
            /**
             * Format: int64
             * @description Id of its product
             */
            product_id: number;
            /**
             * Format: int64
             * @description Uses in the last 30 days
             */
            uses: number;
            /**
             * Format: date
             * @description Last day with a use, also by an account that was deleted since
             */
            last_used_on: string;
        };
        ProductUsage: {
            /**
             * Format: date-time
             * @description Changes up to this instant are in the figures
             */
            fresh_at: string;
            /**
             * Format: date
             * @description First day
             */
            from: string;
            /**
             * Format: date
             * @description Last day
             */
            to: string;
            /**
             * Format: int64
             * @description Days in one point: 1, or 7 in long periods
             */
            step: number;
            /** @description First day of each point */
            points: string[];
            /**
             * Format: int64
             * @description Accounts that the report looks at
             */
            accounts: number;
            /** @description Most used first; what was not used with 0 */
            rows: components["schemas"]["ReportUse"][];
        };
        ReportUse: {
            /**
             * Format: int64
             * @description Id of the product, module or feature
             */
            id: number;
            /** @description Its label */
            label: string;
            /** @description Label of its module (features) */
            module: string | null;
            /** @description Label of its product (modules, features) */
            product: string | null;
            /**
             * Format: int64
             * @description Uses in the period
             */
            uses: number;
            /**
             * Format: int64
             * @description Uses in as many days before
             */
            uses_before: number;
            /**
             * Format: int64
             * @description Accounts with a use in the period
             */
            accounts: number;
            /**
             * Format: int64
             * @description Users with a use in the period
             */
            users: number;
            /** @description Uses per point; only of the eight most used */
            series: number[] | null;
        };
        HealthReport: {
            /**
             * Format: date-time
             * @description Changes up to this instant are in the figures
             */
            fresh_at: string;
            /**
             * Format: date
             * @description Day that movements begin at
             */
            since: string;
            /** @description All of them now */
            now: components["schemas"]["HealthSplit"];
            /** @description The same per group */
            groups: components["schemas"]["HealthGroup"][];
            /** @description The same on past days that are kept, oldest first */
            days: components["schemas"]["HealthReportDay"][];
            /** @description From where to where, also those that stayed */
            moves: components["schemas"]["HealthMove"][];
        };
        HealthSplit: {
            /**
             * Format: int64
             * @description Accounts
             */
            accounts: number;
            /** @description By product adoption health */
            product_adoption: components["schemas"]["HealthCounts"];
            /** @description By financial health */
            financial: components["schemas"]["HealthCounts"];
            /** @description By service health */
            service: components["schemas"]["HealthCounts"];
            /** @description By relationship health */
            relationship: components["schemas"]["HealthCounts"];
        };
        HealthCounts: {
            /**
             * Format: int64
             * @description Accounts that are Good
             */
            good: number;
            /**
             * Format: int64
             * @description Accounts that are Average
             */
            average: number;
            /**
             * Format: int64
             * @description Accounts that are Poor
             */
            poor: number;
            /**
             * Format: int64
             * @description Accounts whose health is not calculated
             */
            none: number;
        };
        HealthGroup: {
            /**
             * Format: int64
             * @description Segment or member; null: without a success manager
             */
            id: number | null;
            /** @description Its name */
            name: string | null;
            /**
             * Format: int64
             * @description Accounts
             */
            accounts: number;
            /** @description By product adoption health */
            product_adoption: components["schemas"]["HealthCounts"];
            /** @description By financial health */
            financial: components["schemas"]["HealthCounts"];
            /** @description By service health */
            service: components["schemas"]["HealthCounts"];
            /** @description By relationship health */
            relationship: components["schemas"]["HealthCounts"];
        };
        HealthReportDay: {
            /**
             * Format: date
             * @description Day
             */
            day: string;
            /**
             * Format: int64
             * @description Accounts
             */
            accounts: number;
            /** @description By product adoption health */
            product_adoption: components["schemas"]["HealthCounts"];
            /** @description By financial health */
            financial: components["schemas"]["HealthCounts"];
            /** @description By service health */
            service: components["schemas"]["HealthCounts"];
            /** @description By relationship health */
            relationship: components["schemas"]["HealthCounts"];
        };
        HealthMove: {
            /**
             * @description Signal
             * @enum {string}
             */
            signal: "product_adoption" | "financial" | "service" | "relationship";
            /**
             * @description Where they were
             * @enum {string}
             */
            before: "good" | "average" | "poor" | "none";
            /**
             * @description Where they are
             * @enum {string}
             */
            now: "good" | "average" | "poor" | "none";
            /**
             * Format: int64
             * @description How many accounts
             */
            accounts: number;
        };
        UserReport: {
            /**
             * Format: date-time
             * @description Changes up to this instant are in the figures
             */
            fresh_at: string;
            /**
             * Format: int64
             * @description Users that the report looks at
             */
            total: number;
            /** @description Pairs that occur */
            rows: components["schemas"]["ReportUserRow"][];
        };
        ReportUserRow: {
            /**
             * @description Activity
             * @enum {string}
             */
            activity: "active" | "inactive" | "never_logged_in";
            /**
             * @description Usage frequency
             * @enum {string}
             */
            usage_frequency: "inactive" | "occasionally" | "weekly" | "daily";
            /**
             * Format: int64
             * @description Users that are both
             */
            users: number;
        };
        SegmentCounts: {
            /**
             * Format: int64
             * @description Records of the list
             */
            total: number;
            /** @description Segments in their order */
            counts: components["schemas"]["SegmentCount"][];
            /**
             * Format: date-time
             * @description As of when
             */
            fresh_at: string;
        };
        SegmentCount: {
            /**
             * Format: int64
             * @description Id of the segment
             */
            id: number;
            /**
             * Format: int64
             * @description Records of the list that belong to it
             */
            count: number;
        };
        SegmentEvents: {
            /** @description Who entered and left, newest first */
            rows: components["schemas"]["SegmentEvent"][];
            /** @description cursor of the next page */
            next_cursor: string | null;
        };
        SegmentEvent: {
            /**
             * Format: date-time
             * @description When
             */
            at: string;
            /** @description No: it left */
            entered: boolean;
            /** @description Who, in a segment or list of accounts */
            account?: components["schemas"]["Named"] | null;
            /** @description Who, in a segment or list of users */
            user?: components["schemas"]["Named"] | null;
        };
        Named: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /** @description What people call it */
            name: string | null;
        };
        SegmentsHeld: {
            /** @description Segments that hold the record, in their order */
            rows: components["schemas"]["SegmentHeld"][];
        };
        SegmentHeld: {
            /**
             * Format: int64
             * @description Id of the segment
             */
            id: number;
            /** @description Its name */
            name: string;
            /**
             * Format: date-time
             * @description Belongs to it since
             */
            since: string;
        };
        Order: {
            /** @description All that are to be moved, in the new order */
            ids: number[];
        };
        HealthExplanation: {
            /**
             * Format: date
             * @description The day that is explained
             */
            day: string;
            /**
             * Format: date-time
             * @description As of when
             */
            fresh_at: string;
            /** @description The configuration that decides */
            config: components["schemas"]["HealthConfigName"] | null;
            /**
             * Format: int64
             * @description Overall score, 0 to 100
             */
            score: number | null;
            /** @description The four signals */
            signals: components["schemas"]["HealthSignal"][];
            /** @description Figures in its rules that changed since the day before */
            changes: components["schemas"]["HealthChange"][];
        };
        HealthConfigName: {
            /**
             * Format: int64
             * @description Id of the configuration
             */
            id: number;
            /** @description Its name */
            name: string;
            /** @description The segment it is for; null: all accounts */
            segment: components["schemas"]["Named"] | null;
        };
        HealthSignal: {
            /**
             * @description Which signal
             * @enum {string}
             */
            key: "product_adoption" | "financial" | "service" | "relationship";
            /**
             * @description none: not calculated
             * @enum {string}
             */
            value: "none" | "poor" | "average" | "good";
            /**
             * Format: date-time
             * @description Has this value since
             */
            since: string | null;
            /**
             * @description Its value before
             * @enum {string|null}
             */
            previous: "none" | "poor" | "average" | "good" | null;
            /**
             * @description Which rule decided; unknown: figures are missing
             * @enum {string}
             */
            reason: "good" | "poor" | "neither" | "unknown" | "unconfigured";
            /** @description Keys of the figures that are not known */
            missing: string[];
            /**
             * Format: int64
             * @description Weight in the score
             */
            weight: number | null;
            /** @description Points of the score that stem from it */
            contribution: number | null;
            /** @description The rule for Good as it was written, each condition and group with held (true, false, null: unknown) and text, conditions with the figure found; null: there is none */
            good: unknown;
            /** @description The rule for Poor likewise */
            poor: unknown;
        };
        HealthChange: {
            /** @description Field */
            key: string;
            /** @description Value at the end of the day before */
            before: unknown;
            /** @description Value on the day */
            now: unknown;
        };
        HealthDays: {
            /** @description Oldest first; days of which nothing is kept are left out */
            days: components["schemas"]["HealthDay"][];
        };
        HealthDay: {
            /**
             * Format: date
             * @description Day
             */
            day: string;
            /**
             * @description Value at the end of the day
             * @enum {string}
             */
            product_adoption: "none" | "poor" | "average" | "good";
            /**
             * @description Value at the end of the day
             * @enum {string}
             */
            financial: "none" | "poor" | "average" | "good";
            /**
             * @description Value at the end of the day
             * @enum {string}
             */
            service: "none" | "poor" | "average" | "good";
            /**
             * @description Value at the end of the day
             * @enum {string}
             */
            relationship: "none" | "poor" | "average" | "good";
            /**
             * Format: int64
             * @description Overall score
             */
            score: number | null;
            /** @description Data that came later changed the day */
            corrected: boolean;
        };
        HealthPreview: {
            /**
             * Format: int64
             * @description Accounts that it would decide, of those that you see
             */
            total: number;
            /** @description How they would stand now */
            now: components["schemas"]["HealthPreviewNow"];
            /** @description How they would have stood, every fifth day of the last 60 of which something is kept, oldest first; attributes, and figures that days do not keep, as they are today */
            days: components["schemas"]["HealthPreviewDay"][];
            /** @description The days are reckoned from a sample of the accounts */
            estimated: boolean;
        };
        HealthPreviewNow: {
            /** @description By product adoption */
            product_adoption: components["schemas"]["HealthValues"];
            /** @description By financial health */
            financial: components["schemas"]["HealthValues"];
            /** @description By service */
            service: components["schemas"]["HealthValues"];
            /** @description By relationship */
            relationship: components["schemas"]["HealthValues"];
        };
        HealthValues: {
            /**
             * Format: int64
             * @description Accounts
             */
            good: number;
            /**
             * Format: int64
             * @description Accounts
             */
            average: number;
            /**
             * Format: int64
             * @description Accounts
             */
            poor: number;
            /**
             * Format: int64
             * @description Accounts whose signal is not calculated
             */
            none: number;
        };
        HealthPreviewDay: {
            /**
             * Format: date
             * @description Day
             */
            day: string;
            /** @description By product adoption */
            product_adoption: components["schemas"]["HealthValues"];
            /** @description By financial health */
            financial: components["schemas"]["HealthValues"];
            /** @description By service */
            service: components["schemas"]["HealthValues"];
            /** @description By relationship */
            relationship: components["schemas"]["HealthValues"];
        };
        HealthPreviewRequest: {
            /** @description Name */
            name?: string;
            /**
             * Format: int64
             * @description The segment it is for; without: all accounts that no other configuration is for
             */
            segment_id?: number;
            /**
             * Format: int64
             * @description Place among the configurations
             */
            position?: number;
            /** @description When product adoption is good */
            product_adoption_good?: {
                [key: string]: unknown;
            };
            /** @description When product adoption is poor */
            product_adoption_poor?: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description Weight in the score
             */
            product_adoption_weight?: number;
            /** @description When financial health is good */
            financial_good?: {
                [key: string]: unknown;
            };
            /** @description When financial health is poor */
            financial_poor?: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description Weight in the score
             */
            financial_weight?: number;
            /** @description When service is good */
            service_good?: {
                [key: string]: unknown;
            };
            /** @description When service is poor */
            service_poor?: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description Weight in the score
             */
            service_weight?: number;
            /** @description When the relationship is good */
            relationship_good?: {
                [key: string]: unknown;
            };
            /** @description When the relationship is poor */
            relationship_poor?: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description Weight in the score
             */
            relationship_weight?: number;
        };
        Templates: {
            /** @description Templates */
            rows: components["schemas"]["Template"][];
        };
        Template: {
            /** @description Never changes */
            key: string;
            /**
             * @description Kind of record
             * @enum {string}
             */
            of: "segment" | "health_config";
            /** @description Name */
            name: string;
            /** @description What it is for */
            description: string;
            /** @description Fields of the record, to be added as they are */
            body: {
                [key: string]: unknown;
            };
        };
        FieldHistory: {
            /** @description Changes, newest first */
            rows: components["schemas"]["FieldWas"][];
            /** @description For the next rows; null at the end */
            next_cursor: string | null;
        };
        FieldWas: {
            /** @description Key of the field */
            field: string;
            /**
             * Format: date-time
             * @description Since when
             */
            at: string;
            /** @description Its value from then on */
            value: unknown;
        };
        ClientEventAnswer: {
            /** @description Whether it is stored */
            success: boolean;
            /** @description What it was taken for */
            type: string;
            /**
             * Format: int64
             * @description When it happened, in seconds since 1970
             */
            timestamp: number;
            /** @description The same as {"$date": {"$numberLong": milliseconds}} */
            created_at: {
                [key: string]: unknown;
            };
            /** @description The same once more */
            updated_at: {
                [key: string]: unknown;
            };
            /** @description Your id of the account */
            account_id?: string | null;
            /** @description Your id of the user */
            user_id?: string | null;
            /** @description As sent */
            product_id?: string | null;
            /** @description As sent */
            module_id?: string | null;
            /** @description As sent */
            feature_id?: string | null;
            /** @description As sent (track) */
            event_name?: string | null;
            /**
             * Format: int64
             * @description Uses that were counted
             */
            total?: number | null;
            /** @description Why it was not counted (feature only) */
            reason?: string | null;
        };
        ClientListAnswer: {
            /** @description Whether it is stored */
            success: boolean;
            /**
             * Format: int64
             * @description Items that are stored
             */
            accepted: number;
            /** @description Items that are not */
            rejected: components["schemas"]["ClientRejected"][];
        };
        ClientRejected: {
            /**
             * Format: int64
             * @description Place in the list, from 0
             */
            index: number;
            /** @description Why it was not taken */
            error: string;
        };
        ClientSign: {
            /** @description Your id of the account */
            account_id: string;
            /** @description Your id of the user */
            user_id: string;
            /**
             * Format: date-time
             * @description When it happened; now when not said
             */
            timestamp?: string;
            /** @description Sent again within 24 hours with the same id, it counts once */
            message_id?: string;
        };
        ClientTrack: {
            /** @description Your id of the account */
            account_id: string;
            /** @description Your id of the user */
            user_id: string;
            /** @description "User Login", "User Logout", or the name of a feature */
            event: string;
            /** @description Name of the product; the default one when not said */
            product_id?: string;
            /** @description Name of the module; the default one when not said */
            module_id?: string;
            /**
             * Format: int64
             * @description How often it was used; 1 when not said
             */
            total?: number;
            /**
             * Format: date-time
             * @description When it happened; now when not said
             */
            timestamp?: string;
            /** @description Sent again within 24 hours with the same id, it counts once */
            message_id?: string;
        };
        ClientPage: {
            /** @description Your id of the account */
            account_id: string;
            /** @description Your id of the user */
            user_id: string;
            /** @description Name or path of the page */
            page?: string;
            /** @description Name of the product; the default one when not said */
            product_id?: string;
            /** @description Name of the module; the default one when not said */
            module_id?: string;
            /**
             * Format: date-time
             * @description When it happened; now when not said
             */
            timestamp?: string;
            /** @description Sent again within 24 hours with the same id, it counts once */
            message_id?: string;
        };
        ClientFeature: {
            /** @description Your id of the account */
            account_id: string;
            /** @description Your id of the user */
            user_id: string;
            /** @description Name of the product; the default one when not said */
            product_id?: string;
            /** @description Name of the module; the default one when not said */
            module_id?: string;
            /** @description Name of the feature */
            feature_id: string;
            /**
             * Format: int64
             * @description How often it was used; 1 when not said
             */
            total?: number;
            /**
             * Format: date-time
             * @description When it happened; now when not said
             */
            timestamp?: string;
            /** @description Sent again within 24 hours with the same id, it counts once */
            message_id?: string;
        };
        ClientRecordAnswer: {
            /** @description Whether it is stored */
            success: boolean;
            /** @description What it was taken for */
            type: string;
            /**
             * Format: int64
             * @description When it happened, in seconds since 1970
             */
            timestamp: number;
            /** @description The same as {"$date": {"$numberLong": milliseconds}} */
            created_at: {
                [key: string]: unknown;
            };
            /** @description The same once more */
            updated_at: {
                [key: string]: unknown;
            };
            /** @description Your id of the account */
            account_id?: string | null;
            /** @description Your id of the user */
            user_id?: string | null;
            /** @description Your id of the subscription */
            subscription_id?: string | null;
            /** @description Your id of the invoice */
            invoice_id?: string | null;
            /** @description Your id of the ticket */
            ticket_id?: string | null;
            /** @description Your id of the issue */
            issue_id?: string | null;
            /** @description Your id of the contact */
            touchpoint_id?: string | null;
            /** @description Your id of the answer */
            response_id?: string | null;
        };
        ClientAccount: {
            /** @description Your id of the account */
            account_id: string;
            /** @description Name */
            name?: string;
            /** @description E-mail address */
            email?: string;
            /** @description Phone */
            phone?: string;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_on?: string;
            /**
             * Format: date-time
             * @description When it was changed; older than what is stored: no change
             */
            updated_on?: string;
            /** @description Street */
            billing_street?: string;
            /** @description City */
            billing_city?: string;
            /** @description State */
            billing_state?: string;
            /** @description Postal code */
            billing_postal_code?: string;
            /** @description Country */
            billing_country?: string;
            /** @description E-mail address of a member; so every team role */
            success_manager?: string;
            /**
             * Format: int64
             * @description Licences bought
             */
            licenses?: number;
            /**
             * Format: int64
             * @description Number of employees
             */
            employees?: number;
            /** @description Industry */
            industry?: string;
            /** @description Name of a stage */
            stage?: string;
            /** @description Name of a status */
            status?: string;
            /** @description Name of a forecast status */
            forecast_status?: string;
            /** @description Expected value */
            forecast_value?: string;
            /** @description Your id of the parent account */
            parent_account_id?: string;
            /** @description Monthly recurring revenue, where there are no subscriptions */
            mrr?: string;
            /** @description Amount billed */
            amount?: string;
            /**
             * Format: date
             * @description Next billing
             */
            next_billing_on?: string;
        } & {
            [key: string]: unknown;
        };
        ClientUser: {
            /** @description Your id of the account */
            account_id: string;
            /** @description Your id of the user */
            user_id: string;
            /** @description E-mail address */
            email?: string;
            /** @description First name */
            first_name?: string;
            /** @description Last name */
            last_name?: string;
            /** @description Whole name */
            name?: string;
            /** @description Phone */
            phone?: string;
            /** @description Mobile phone */
            mobile?: string;
            /** @description Title */
            title?: string;
            /** @description Name of a user role */
            role?: string;
            /** @description Name of a persona */
            persona?: string;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_on?: string;
        } & {
            [key: string]: unknown;
        };
        ClientSubscription: {
            /** @description Your id of the account */
            account_id: string;
            /** @description Your id of the subscription */
            subscription_id: string;
            /** @description Plan */
            plan_name?: string;
            /** @description Your id of the plan */
            plan_id?: string;
            /**
             * Format: int64
             * @description Quantity; amounts are not multiplied by it
             */
            plan_quantity?: number;
            /** @description Name of the product */
            product?: string;
            /** @description Amount of a billing period */
            amount?: string;
            /** @description ISO 4217; the workspace's when not said */
            currency?: string;
            /** @description Monthly recurring revenue; from amount and period when not said */
            mrr?: string;
            /**
             * Format: int64
             * @description Units of a period
             */
            billing_period?: number;
            /**
             * @description Unit of a period
             * @enum {string}
             */
            billing_period_unit?: "day" | "week" | "month" | "year";
            /** @description Name of a subscription status */
            status?: string;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_on?: string;
            /**
             * Format: date
             * @description First day
             */
            subscription_start_on?: string;
            /**
             * Format: date
             * @description Last day
             */
            subscription_ends_on?: string;
            /**
             * Format: date
             * @description End of the trial
             */
            trial_ends_on?: string;
            /**
             * Format: date
             * @description Next billing
             */
            next_billing_on?: string;
            /**
             * Format: date
             * @description Cancelled on
             */
            cancelled_on?: string;
        } & {
            [key: string]: unknown;
        };
        ClientInvoice: {
            /** @description Your id of the invoice */
            invoice_id: string;
            /** @description Your id of the account; or subscription_id instead */
            account_id: string;
            /** @description Your id of the subscription */
            subscription_id?: string;
            /** @description Total */
            total?: string;
            /** @description Not paid yet */
            amount_due?: string;
            /** @description Paid */
            amount_paid?: string;
            /** @description ISO 4217; the workspace's when not said */
            currency?: string;
            /**
             * @description Status
             * @enum {string}
             */
            status?: "paid" | "posted" | "payment_due" | "not_paid" | "voided" | "pending";
            /**
             * Format: date-time
             * @description When it was made
             */
            created_on?: string;
            /**
             * Format: date
             * @description Due on
             */
            due_on?: string;
            /**
             * Format: date
             * @description Paid on
             */
            paid_on?: string;
        } & {
            [key: string]: unknown;
        };
        ClientTicket: {
            /** @description Your id of the ticket */
            ticket_id: string;
            /** @description Your id of the account */
            account_id: string;
            /** @description Your id of the user that it is about */
            user_id?: string;
            /** @description Subject */
            subject?: string;
            /** @description Status */
            status?: string;
            /** @description Priority */
            priority?: string;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_on?: string;
            /**
             * Format: date-time
             * @description Due on
             */
            due_on?: string;
            /**
             * Format: date-time
             * @description Resolved on
             */
            resolved_on?: string;
        } & {
            [key: string]: unknown;
        };
        ClientIssue: {
            /** @description Your id of the issue */
            issue_id: string;
            /** @description Your id of the account */
            account_id: string;
            /** @description Your id of the user that it is about */
            user_id?: string;
            /**
             * @description What it is
             * @enum {string}
             */
            type?: "bug" | "feature_request" | "other";
            /** @description Subject */
            subject?: string;
            /** @description Status */
            status?: string;
            /** @description Priority */
            priority?: string;
            /** @description Where it can be seen */
            url?: string;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_on?: string;
            /**
             * Format: date-time
             * @description Due on
             */
            due_on?: string;
            /**
             * Format: date-time
             * @description Resolved on
             */
            resolved_on?: string;
        } & {
            [key: string]: unknown;
        };
        ClientTouchpoint: {
            /** @description Your id of the contact */
            touchpoint_id: string;
            /** @description Your id of the account */
            account_id: string;
            /** @description Your id of the user that it is about */
            user_id?: string;
            /**
             * @description How
             * @enum {string}
             */
            channel: "email" | "call" | "meeting" | "support";
            /**
             * @description Who began
             * @enum {string}
             */
            direction?: "in" | "out";
            /** @description Subject */
            subject?: string;
            /** @description Text */
            body?: string;
            /** @description E-mail address of a member */
            member?: string;
            /**
             * Format: date-time
             * @description When; now when not said
             */
            occurred_on?: string;
        } & {
            [key: string]: unknown;
        };
        ClientConsumption: {
            /** @description Your id of the account */
            account_id: string;
            /** @description Name of what is consumed */
            metric: string;
            /**
             * Format: date
             * @description Day
             */
            date: string;
            /** @description How much, on that day */
            value: number;
        };
        ClientNps: {
            /** @description Your id of the answer */
            response_id: string;
            /** @description Your id of the account */
            account_id: string;
            /** @description Your id of the user that it is about */
            user_id?: string;
            /** @description E-mail address of the user, instead of the id */
            email?: string;
            /**
             * Format: int64
             * @description 0 to 10
             */
            score: number;
            /** @description What was said */
            comment?: string;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_on?: string;
        } & {
            [key: string]: unknown;
        };
        ClientStored: {
            /** @description Whether it is stored */
            success: boolean;
            /** @description Your id of the account */
            account_id?: string | null;
            /** @description Your id of the user */
            user_id?: string | null;
            /** @description Your id of the subscription */
            subscription_id?: string | null;
            /** @description Your id of the invoice */
            invoice_id?: string | null;
            /** @description Your id of the ticket */
            ticket_id?: string | null;
            /** @description Your id of the issue */
            issue_id?: string | null;
            /** @description Your id of the contact */
            touchpoint_id?: string | null;
            /** @description Your id of the answer */
            response_id?: string | null;
        } & {
            [key: string]: unknown;
        };
        ClientDeleted: {
            /** @description Whether it is stored */
            success: boolean;
            /** @description Your id of the account */
            account_id?: string | null;
            /** @description Your id of the user */
            user_id?: string | null;
            /** @description Your id of the subscription */
            subscription_id?: string | null;
            /** @description Your id of the invoice */
            invoice_id?: string | null;
            /** @description Your id of the ticket */
            ticket_id?: string | null;
            /** @description Your id of the issue */
            issue_id?: string | null;
            /** @description Your id of the contact */
            touchpoint_id?: string | null;
            /** @description Your id of the answer */
            response_id?: string | null;
        };
        ClientSegmentAnswer: {
            /** @description The body could be read */
            success: boolean;
            /** @description Messages that were not taken */
            rejected?: components["schemas"]["ClientRejected"][] | null;
        };
        ClientIdentify: {
            /** @description Your id of the user */
            userId: string;
            /** @description account_id, and attributes of the user */
            traits?: {
                [key: string]: unknown;
            };
            /** @description groupId names the account */
            context?: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it happened, by the client's clock
             */
            timestamp?: string;
            /**
             * Format: date-time
             * @description What that clock said when it was sent
             */
            sentAt?: string;
            /** @description Sent again within 24 hours with the same id, it counts once */
            messageId?: string;
        } & {
            [key: string]: unknown;
        };
        ClientGroup: {
            /** @description Your id of the account */
            groupId: string;
            /** @description Your id of a user who belongs to it */
            userId?: string;
            /** @description Attributes of the account */
            traits?: {
                [key: string]: unknown;
            };
            /** @description groupId names the account */
            context?: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it happened, by the client's clock
             */
            timestamp?: string;
            /**
             * Format: date-time
             * @description What that clock said when it was sent
             */
            sentAt?: string;
            /** @description Sent again within 24 hours with the same id, it counts once */
            messageId?: string;
        } & {
            [key: string]: unknown;
        };
        ClientSegmentTrack: {
            /** @description Your id of the user */
            userId: string;
            /** @description Name of the feature */
            event: string;
            /** @description account_id, product_id, module_id */
            properties?: {
                [key: string]: unknown;
            };
            /** @description groupId names the account */
            context?: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it happened, by the client's clock
             */
            timestamp?: string;
            /**
             * Format: date-time
             * @description What that clock said when it was sent
             */
            sentAt?: string;
            /** @description Sent again within 24 hours with the same id, it counts once */
            messageId?: string;
        } & {
            [key: string]: unknown;
        };
        ClientView: {
            /** @description Your id of the user */
            userId: string;
            /** @description Name of the page or screen */
            name?: string;
            /** @description account_id, product_id, module_id */
            properties?: {
                [key: string]: unknown;
            };
            /** @description groupId names the account */
            context?: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it happened, by the client's clock
             */
            timestamp?: string;
            /**
             * Format: date-time
             * @description What that clock said when it was sent
             */
            sentAt?: string;
            /** @description Sent again within 24 hours with the same id, it counts once */
            messageId?: string;
        } & {
            [key: string]: unknown;
        };
        ClientAlias: {
            /** @description Your id of the user */
            userId: string;
            /** @description Id that the user had */
            previousId: string;
            /** @description groupId names the account */
            context?: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it happened, by the client's clock
             */
            timestamp?: string;
            /**
             * Format: date-time
             * @description What that clock said when it was sent
             */
            sentAt?: string;
            /** @description Sent again within 24 hours with the same id, it counts once */
            messageId?: string;
        } & {
            [key: string]: unknown;
        };
        ClientBatch: {
            /** @description Messages, 10,000 at most */
            batch: components["schemas"]["ClientMessage"][];
            /**
             * Format: date-time
             * @description What the client's clock said when it was sent
             */
            sentAt?: string;
        } & {
            [key: string]: unknown;
        };
        ClientMessage: {
            /**
             * @description Which of the calls
             * @enum {string}
             */
            type: "identify" | "group" | "track" | "page" | "screen" | "alias";
            /** @description Your id of the user */
            userId: string;
            /** @description Of group */
            groupId?: string;
            /** @description Of track */
            event?: string;
            /** @description Of page and screen */
            name?: string;
            /** @description Of alias */
            previousId?: string;
            /** @description Of identify and group */
            traits?: {
                [key: string]: unknown;
            };
            /** @description account_id, product_id, module_id */
            properties?: {
                [key: string]: unknown;
            };
            /** @description groupId names the account */
            context?: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @description When it happened, by the client's clock
             */
            timestamp?: string;
            /**
             * Format: date-time
             * @description What that clock said when it was sent
             */
            sentAt?: string;
            /** @description Sent again within 24 hours with the same id, it counts once */
            messageId?: string;
        } & {
            [key: string]: unknown;
        };
        DebugRows: {
            /** @description Items, newest first */
            rows: components["schemas"]["DebugItem"][];
            /** @description For the next rows; null at the end */
            next_cursor: string | null;
        };
        DebugItem: {
            /**
             * Format: int64
             * @description Id; later items have larger ones
             */
            id: number;
            /**
             * Format: date-time
             * @description When it came in
             */
            at: string;
            /** @description Path it was posted to */
            path: string;
            /** @description What it was taken for */
            kind: string;
            /**
             * @description What became of it
             * @enum {string}
             */
            verdict: "accepted" | "repaired" | "refused";
            /** @description Why it was refused */
            reason: string | null;
            /** @description What was changed or left out to take it */
            repairs: string[];
            /** @description Account that it named */
            external_account_id: string | null;
            /** @description First characters of the key that sent it */
            key_prefix: string | null;
            /**
             * Format: date-time
             * @description When it was replayed with success
             */
            replayed_at: string | null;
            /** @description JSON text as sent (one item only) */
            raw?: string | null;
            /** @description What it was read as (one item only) */
            decoded?: unknown;
        };
        DebugReplay: {
            /**
             * @description What became of it this time
             * @enum {string}
             */
            verdict: "accepted" | "repaired" | "refused";
            /** @description Why it was refused again */
            reason: string | null;
        };
        DebugCleared: {
            /**
             * Format: int64
             * @description Items that went
             */
            deleted: number;
        };
        ExportRows: {
            /** @description Own exports, newest first */
            rows: components["schemas"]["Export"][];
        };
        Export: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /**
             * Format: int64
             * @description Job that makes it
             */
            job_id: number;
            /** @description What is exported */
            entity: string;
            /**
             * @description Kind of file
             * @enum {string}
             */
            format: "csv" | "xlsx";
            /** @description Name of the file */
            file_name: string;
            /**
             * @description State of the job
             * @enum {string}
             */
            status: "queued" | "running" | "done" | "failed" | "cancelled";
            /**
             * Format: int64
             * @description Rows written
             */
            done: number;
            /**
             * Format: int64
             * @description Rows in all, once known
             */
            total: number | null;
            /** @description Why it failed */
            message: string | null;
            /**
             * Format: int64
             * @description Rows in the file
             */
            rows: number | null;
            /**
             * Format: int64
             * @description Size of the file
             */
            bytes: number | null;
            /**
             * Format: date-time
             * @description Asked for at
             */
            created_at: string;
            /**
             * Format: date-time
             * @description Until when the file can be downloaded
             */
            expires_at: string;
        };
        ExportRequest: {
            /**
             * @description What is exported
             * @enum {string}
             */
            entity: "account" | "user" | "subscription" | "invoice" | "ticket" | "issue" | "touchpoint" | "nps_response" | "consumption";
            /**
             * @description Kind of file
             * @enum {string}
             */
            format: "csv" | "xlsx";
            /** @description Keys of fields, separated by commas, at most 60; all that can be written when not said */
            columns?: string;
            /** @description Keys of fields, separated by commas; -key sorts downwards */
            sort?: string;
            /** @description These rows, at most 10,000; or all that match: */
            ids?: number[];
            /** @description true: all that match what follows */
            all?: boolean;
            /** @description With all: only rows that the criteria select */
            filter?: {
                [key: string]: unknown;
            };
            /** @description With all: text to search for */
            q?: string;
            /**
             * Format: int64
             * @description With all: only members of this segment
             */
            segment?: number;
            /**
             * Format: int64
             * @description With all: only members of this list
             */
            list?: number;
            /**
             * Format: int64
             * @description With all: only accounts that are part of this one
             */
            under?: number;
            /**
             * Format: int64
             * @description With all: only accounts where this team role is held
             */
            role?: number;
            /** @description With all: me, unassigned, or the id of a member */
            assigned?: string;
        };
        BulkRequest: {
            /** @description Fields and their values, as for PATCH of one record */
            set?: {
                [key: string]: unknown;
            };
            /** @description Accounts: gives a team role to a member */
            assign?: components["schemas"]["Assignment"];
            /** @description Beside ids, in their order: what others changed since is refused */
            versions?: number[];
            /** @description These rows, at most 10,000; or all that match: */
            ids?: number[];
            /** @description true: all that match what follows */
            all?: boolean;
            /** @description With all: only rows that the criteria select */
            filter?: {
                [key: string]: unknown;
            };
            /** @description With all: text to search for */
            q?: string;
            /**
             * Format: int64
             * @description With all: only members of this segment
             */
            segment?: number;
            /**
             * Format: int64
             * @description With all: only members of this list
             */
            list?: number;
            /**
             * Format: int64
             * @description With all: only accounts that are part of this one
             */
            under?: number;
            /**
             * Format: int64
             * @description With all: only accounts where this team role is held
             */
            role?: number;
            /** @description With all: me, unassigned, or the id of a member */
            assigned?: string;
        };
        Assignment: {
            /**
             * Format: int64
             * @description Id of a team role
             */
            role: number;
            /**
             * Format: int64
             * @description Who holds it from now on; null: nobody
             */
            member: number | null;
        };
        Totals: {
            /**
             * Format: int64
             * @description Records that match, and that you may see
             */
            total: number;
            /** @description Sum of the MRR of their accounts, each counted once */
            mrr: string;
            /**
             * Format: int64
             * @description Users of their accounts
             */
            users: number;
            /**
             * Format: int64
             * @description Of these, with a feature use in the last 14 days
             */
            active_users: number;
            /** @description Their accounts by health */
            health: components["schemas"]["HealthSplit"];
            /**
             * Format: date-time
             * @description Changes up to this instant are in the figures
             */
            fresh_at: string;
        };
        SubscriptionTotals: {
            /**
             * Format: int64
             * @description Subscriptions that match, and that you may see
             */
            total: number;
            /**
             * Format: int64
             * @description Those whose status is of the type active
             */
            active: number;
            /** @description Sum of the MRR of the active ones in the workspace's currency, by the rates of today */
            mrr: string;
            /** @description Sum of the amounts of the active ones likewise */
            amount: string;
            /**
             * Format: int64
             * @description Active ones that are left out of the sums: there is no rate for their currency
             */
            unconverted: number;
            /** @description In their order; those that occur */
            statuses: components["schemas"]["SubscriptionStatusCount"][];
            /**
             * Format: date-time
             * @description Changes up to this instant are in the figures
             */
            fresh_at: string;
        };
        SubscriptionStatusCount: {
            /**
             * Format: int64
             * @description Subscription status; null: without one
             */
            id: number | null;
            /** @description Its name */
            name: string | null;
            /**
             * @description Its type
             * @enum {string|null}
             */
            type: "active" | "future" | "suspended" | "cancelled" | null;
            /**
             * Format: int64
             * @description Subscriptions in it
             */
            count: number;
        };
        ImportRows: {
            /** @description Uploaded files, newest first */
            rows: components["schemas"]["Import"][];
        };
        Import: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /** @description What the file holds: accounts, users ... */
            kind: string;
            /** @description Name of the file */
            file_name: string;
            /**
             * Format: int64
             * @description Size of the file
             */
            bytes: number;
            /** @description Its columns, in order */
            columns: components["schemas"]["ImportColumn"][];
            /** @description Of its cells: comma, semicolon or tab; guessed */
            separator: string | null;
            /**
             * @description As its beginning was read
             * @enum {string|null}
             */
            encoding: "utf-8" | "utf-8-bom" | "windows-1252" | null;
            /** @description Whether the file is still there */
            kept: boolean;
            /**
             * Format: date-time
             * @description Uploaded at
             */
            created_at: string;
            /** @description Name of the member or key that uploaded it */
            made_by: string | null;
            /**
             * Format: int64
             * @description Job that checked or imported it last
             */
            job_id: number | null;
            /**
             * @description What that job does
             * @enum {string|null}
             */
            job_kind: "check" | "import" | null;
            /**
             * @description State of that job
             * @enum {string|null}
             */
            status: "queued" | "running" | "done" | "failed" | "cancelled" | null;
            /** @description What came of it */
            message: string | null;
            /**
             * Format: int64
             * @description Rows that the job has read
             */
            done: number | null;
            /**
             * Format: int64
             * @description Rows of the file, once counted
             */
            total: number | null;
            /** @description What became of the rows */
            counts: components["schemas"]["ImportCounts"] | null;
            /**
             * Format: int64
             * @description Rows that were refused
             */
            refused: number | null;
            /**
             * Format: int64
             * @description What it wrote; undone by POST /change-sets/{id}/undo
             */
            change_set_id: number | null;
            /**
             * Format: date-time
             * @description When that was undone
             */
            undone_at: string | null;
        };
        ImportColumn: {
            /** @description As in the file */
            name: string | null;
            /** @description Key of the field that it means; null: left out */
            field: string | null;
            /** @description Why it is left out */
            why: string | null;
            /** @description Its first values */
            samples: string[];
        };
        ImportCounts: {
            /**
             * Format: int64
             * @description Rows read so far
             */
            rows: number;
            /**
             * Format: int64
             * @description New ones; of a check, those that would be
             */
            created: number;
            /**
             * Format: int64
             * @description Changed ones
             */
            changed: number;
            /**
             * Format: int64
             * @description Rows that say what is stored already
             */
            same: number;
            /**
             * Format: int64
             * @description Rows that cannot be stored
             */
            refused: number;
            /**
             * Format: int64
             * @description Values and columns that were left out
             */
            left_out: number;
        };
        ImportPatch: {
            /** @description A key of a field for each column, in their order, separated by commas; nothing: left out */
            fields: string;
        };
        ImportKinds: {
            /** @description Kinds */
            rows: components["schemas"]["ImportKind"][];
            /**
             * Format: int64
             * @description Size of the largest file
             */
            max_bytes: number;
        };
        ImportKind: {
            /** @description accounts, users ... */
            kind: string;
            /** @description Fields of which the file must have a column; of "a|b" one is enough */
            needs: string[];
            /** @description Why such an import cannot be undone; null: it can */
            final: string | null;
            /** @description Whether columns custom_x of no attribute yet are taken */
            custom: boolean;
            /** @description What its columns may mean */
            fields: components["schemas"]["ImportField"][];
        };
        ImportField: {
            /** @description Name of the field */
            key: string;
            /** @description Name for a person */
            label: string;
            /** @description Heading */
            group: string;
            /** @description Type of the value */
            type: string;
            /** @description Definition */
            description: string | null;
        };
        Search: {
            /** @description Best first */
            accounts: components["schemas"]["FoundAccount"][];
            /** @description Best first */
            users: components["schemas"]["FoundUser"][];
            /** @description Best first */
            lists: components["schemas"]["FoundList"][];
            /** @description Best first */
            views: components["schemas"]["FoundView"][];
        };
        FoundAccount: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /** @description Name */
            name: string;
            /** @description The id of this tenant in your product */
            external_id: string;
        };
        FoundUser: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /** @description Name */
            name: string;
            /** @description E-mail address; without one, the external id */
            email: string;
            /** @description The account */
            account: components["schemas"]["Named"];
        };
        FoundList: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /** @description Name */
            name: string;
            /**
             * @description Whether it holds accounts or users
             * @enum {string}
             */
            type: "account" | "user";
        };
        FoundView: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /** @description Name */
            name: string;
            /**
             * @description What its rows are
             * @enum {string}
             */
            entity: "account" | "user" | "subscription";
        };
        CriteriaLookBack: {
            /**
             * Format: int64
             * @description Accounts that you see
             */
            total: number;
            /** @description Every fifth day of the last 60 of which something is kept, oldest first; attributes, and figures that days do not keep, as they are today */
            days: components["schemas"]["CriteriaLookBackDay"][];
            /** @description The days are reckoned from a sample of the accounts */
            estimated: boolean;
        };
        CriteriaLookBackDay: {
            /**
             * Format: date
             * @description Day
             */
            day: string;
            /**
             * Format: int64
             * @description Accounts that it would have selected
             */
            matched: number;
        };
        CriteriaLookBackRequest: {
            /** @description Conditions and groups over accounts */
            criteria: {
                [key: string]: unknown;
            };
        };
        LookBackRequest: {
            /** @description Conditions and groups over accounts */
            criteria?: {
                [key: string]: unknown;
            };
            /** @description Or a health configuration */
            health_config?: components["schemas"]["HealthPreviewRequest"];
        };
        LookBack: {
            /** @description Its job */
            job: components["schemas"]["Job"];
            /** @description Each of the last 60 days of which something is kept, oldest first; empty until the job is done */
            days: components["schemas"]["LookBackDay"][];
        };
        LookBackDay: {
            /**
             * Format: date
             * @description Day
             */
            day: string;
            /**
             * Format: int64
             * @description Of a criteria: accounts that it would have selected
             */
            matched?: number | null;
            /** @description Of a configuration: by product adoption */
            product_adoption?: components["schemas"]["HealthValues"] | null;
            /** @description By financial health */
            financial?: components["schemas"]["HealthValues"] | null;
            /** @description By service */
            service?: components["schemas"]["HealthValues"] | null;
            /** @description By relationship */
            relationship?: components["schemas"]["HealthValues"] | null;
        };
        Timeline: {
            /** @description Newest first */
            rows: components["schemas"]["TimelineItem"][];
            /** @description before of the next page; null at the end */
            next_cursor: string | null;
        };
        TimelineItem: {
            /** @description Never changes, except that of a day which late data corrected */
            id: string;
            /**
             * Format: date-time
             * @description When; changes of a figure by day stand at the end of the day
             */
            at: string;
            /** @description What happened: stage, health_service, ticket_created, email ... */
            kind: string;
            /**
             * @description Kinds that belong together
             * @enum {string}
             */
            group: "health" | "usage" | "lifecycle" | "risk" | "team" | "subscription" | "ticket" | "nps" | "communication";
            /**
             * @description Tab of the page
             * @enum {string}
             */
            tab: "communication" | "events";
            /** @description What happened, or which field changed */
            label: string;
            /**
             * @description How before and after are to be read
             * @enum {string}
             */
            type: "health" | "frequency" | "number" | "percent" | "money" | "date" | "text";
            /** @description Value before; names, not ids. null: none */
            before: unknown;
            /** @description Value from then on; of an NPS response its score */
            after: unknown;
            /** @description Of money; null: the workspace's */
            currency: string | null;
            /** @description What it is about, if not the account itself */
            about: components["schemas"]["TimelineAbout"] | null;
            /**
             * @description Of a contact: from the customer or to them
             * @enum {string|null}
             */
            direction: "in" | "out" | null;
            /** @description User of the account whom it is about */
            user: components["schemas"]["Named"] | null;
            /** @description Member who did it; null: data that came in, or nobody */
            actor: string | null;
            /** @description Why, or the text of a contact or comment */
            note: string | null;
            /**
             * Format: date
             * @description Changes of health: the day whose explanation says why (GET /accounts/{id}/health?day=)
             */
            day: string | null;
            /** @description Data that came later changed the day */
            corrected: boolean;
        };
        TimelineAbout: {
            /**
             * @description Kind
             * @enum {string}
             */
            type: "ticket" | "subscription" | "touchpoint" | "nps_response" | "team_role";
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /** @description Subject of a ticket or contact, plan of a subscription, team role */
            name: string | null;
        };
        SuggestionRows: {
            /** @description The newest of each field */
            rows: components["schemas"]["Suggestion"][];
        };
        Suggestion: {
            /** @description Key of the field */
            field: string;
            /** @description Its name for a person */
            label: string;
            /**
             * @description To whom the field belongs
             * @enum {string}
             */
            owner: "integration" | "member";
            /** @description What was sent, as the field has it */
            value: unknown;
            /**
             * @description Who sent it
             * @enum {string}
             */
            source: "integration" | "member";
            /**
             * Format: date-time
             * @description When
             */
            at: string;
        };
        SuggestionFields: {
            /** @description Keys of the fields */
            fields: string[];
        };
        MyViews: {
            /** @description Your views and the shared ones, by name */
            rows: components["schemas"]["MyView"][];
            /** @description Those that you open tables with */
            opening: components["schemas"]["OpeningView"][];
        };
        MyView: {
            /**
             * Format: int64
             * @description Id
             */
            id: number;
            /**
             * Format: int64
             * @description Grows with every change
             */
            version: number;
            /** @description Name */
            name: string;
            /**
             * @description What its rows are
             * @enum {string}
             */
            entity: "account" | "user" | "subscription";
            /** @description Everybody sees it */
            shared: boolean;
            /**
             * Format: int64
             * @description Whose it is
             */
            owner_id: number | null;
            /** @description Name of the owner */
            owner_name: string | null;
            /** @description You open the table with it */
            opens: boolean;
            /** @description Stands in your navigation */
            pinned: boolean;
        };
        OpeningView: {
            /**
             * @description Whose table it opens
             * @enum {string}
             */
            entity: "account" | "user" | "subscription";
            /**
             * Format: int64
             * @description Id of the view
             */
            id: number;
            /** @description What it shows */
            state: components["schemas"]["ViewState"];
        };
        ViewState: {
            /** @description Keys of fields, in order, with the one rows are told by */
            columns?: string[] | null;
            /**
             * Format: int64
             * @description How many of the first columns stay in sight; 1 when not said
             */
            frozen?: number | null;
            /** @description Keys of fields, separated by commas; -key sorts downwards */
            sort?: string | null;
            /** @description Criteria */
            filter?: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: int64
             * @description Id of the segment
             */
            segment?: number | null;
            /**
             * Format: int64
             * @description Id of the team role that who is asked for holds
             */
            role?: number | null;
            /** @description me, unassigned or the id of a member */
            assigned?: string | null;
            /** @description Text to search for */
            q?: string | null;
            /** @description In answers: what the view showed when it was saved and is left out, because it is gone */
            missing?: components["schemas"]["ViewMissing"][] | null;
        };
        ViewMissing: {
            /** @description Of what the view shows: columns, filter, segment ... */
            part: string;
            /** @description What is no longer there, as a sentence */
            text: string;
        };
        ChangeSet: {
            /**
             * Format: int64
             * @description Undoes it: POST /change-sets/{id}/undo
             */
            change_set_id: number;
        };
    };
    responses: {
        /** @description What went wrong (RFC 9457) */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What went wrong */
        ClientError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ClientError"];
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
    post_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "member": {
                     *         "id": 1,
                     *         "name": "Ada Lovelace",
                     *         "email": "ada@example.com",
                     *         "profile": "administrator",
                     *         "export_allowed": true,
                     *         "theme": "system",
                     *         "density": "comfortable",
                     *         "shortcuts": true
                     *       },
                     *       "permissions": [
                     *         "example"
                     *       ],
                     *       "csrf": "token",
                     *       "workspace": {
                     *         "name": "Ada Lovelace",
                     *         "currency": "EUR",
                     *         "currency_digits": 1,
                     *         "time_zone": "Europe/Zurich",
                     *         "demo": true,
                     *         "today": "2026-01-31"
                     *       },
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "member": {
                     *         "id": 1,
                     *         "name": "Ada Lovelace",
                     *         "email": "ada@example.com",
                     *         "profile": "administrator",
                     *         "export_allowed": true,
                     *         "theme": "system",
                     *         "density": "comfortable",
                     *         "shortcuts": true
                     *       },
                     *       "permissions": [
                     *         "example"
                     *       ],
                     *       "csrf": "token",
                     *       "workspace": {
                     *         "name": "Ada Lovelace",
                     *         "currency": "EUR",
                     *         "currency_digits": 1,
                     *         "time_zone": "Europe/Zurich",
                     *         "demo": true,
                     *         "today": "2026-01-31"
                     *       },
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["MePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "member": {
                     *         "id": 1,
                     *         "name": "Ada Lovelace",
                     *         "email": "ada@example.com",
                     *         "profile": "administrator",
                     *         "export_allowed": true,
                     *         "theme": "system",
                     *         "density": "comfortable",
                     *         "shortcuts": true
                     *       },
                     *       "permissions": [
                     *         "example"
                     *       ],
                     *       "csrf": "token",
                     *       "workspace": {
                     *         "name": "Ada Lovelace",
                     *         "currency": "EUR",
                     *         "currency_digits": 1,
                     *         "time_zone": "Europe/Zurich",
                     *         "demo": true,
                     *         "today": "2026-01-31"
                     *       },
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_me_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current": "correct horse battery",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_me_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "created_at": "2026-01-31T09:00:00.000Z",
                     *           "last_seen_at": "2026-01-31T09:00:00.000Z",
                     *           "address": "Example",
                     *           "user_agent": "Example",
                     *           "current": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_me_sessions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_me_layouts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "table": "Example",
                     *           "entity": "account",
                     *           "columns": [
                     *             "example"
                     *           ],
                     *           "frozen": 1,
                     *           "widths": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LayoutRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_me_layouts_table: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                table: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "entity": "account",
                 *       "columns": [
                 *         "example"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["LayoutPut"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_me_layouts_table: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                table: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_password_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["EmailAddress"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_password_reset_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "email": "ada@example.com",
                     *       "name": "Ada Lovelace",
                     *       "kind": "reset"
                     *     }
                     */
                    "application/json": components["schemas"]["ResetInfo"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_password_reset_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["Reset"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "member": {
                     *         "id": 1,
                     *         "name": "Ada Lovelace",
                     *         "email": "ada@example.com",
                     *         "profile": "administrator",
                     *         "export_allowed": true,
                     *         "theme": "system",
                     *         "density": "comfortable",
                     *         "shortcuts": true
                     *       },
                     *       "permissions": [
                     *         "example"
                     *       ],
                     *       "csrf": "token",
                     *       "workspace": {
                     *         "name": "Ada Lovelace",
                     *         "currency": "EUR",
                     *         "currency_digits": 1,
                     *         "time_zone": "Europe/Zurich",
                     *         "demo": true,
                     *         "today": "2026-01-31"
                     *       },
                     *       "version": "0.1.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Me"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_members: {
        parameters: {
            query?: {
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description Text to search for */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "version": 1,
                     *           "name": "Ada Lovelace",
                     *           "email": "ada@example.com",
                     *           "profile": "administrator",
                     *           "status": "active",
                     *           "export_allowed": true,
                     *           "last_sign_in_at": "2026-01-31T09:00:00.000Z",
                     *           "accounts": 1
                     *         }
                     *       ],
                     *       "total": 1
                     *     }
                     */
                    "application/json": components["schemas"]["MemberRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_members: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com",
                 *       "name": "Ada Lovelace",
                 *       "profile": "administrator"
                 *     }
                 */
                "application/json": components["schemas"]["MemberNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "profile": "administrator",
                     *       "status": "active",
                     *       "export_allowed": true,
                     *       "last_sign_in_at": "2026-01-31T09:00:00.000Z",
                     *       "accounts": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_members_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "profile": "administrator",
                     *       "status": "active",
                     *       "export_allowed": true,
                     *       "last_sign_in_at": "2026-01-31T09:00:00.000Z",
                     *       "accounts": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_members_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["MemberPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "profile": "administrator",
                     *       "status": "active",
                     *       "export_allowed": true,
                     *       "last_sign_in_at": "2026-01-31T09:00:00.000Z",
                     *       "accounts": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_members_id_invite: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "profile": "administrator",
                     *       "status": "active",
                     *       "export_allowed": true,
                     *       "last_sign_in_at": "2026-01-31T09:00:00.000Z",
                     *       "accounts": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_members_id_password_reset: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "email": "ada@example.com",
                     *       "profile": "administrator",
                     *       "status": "active",
                     *       "export_allowed": true,
                     *       "last_sign_in_at": "2026-01-31T09:00:00.000Z",
                     *       "accounts": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Member"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_profiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "permissions": [
                     *         {
                     *           "key": "example",
                     *           "label": "Example",
                     *           "description": "Example"
                     *         }
                     *       ],
                     *       "profiles": [
                     *         {
                     *           "key": "administrator",
                     *           "label": "Example",
                     *           "permissions": [
                     *             "example"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Profiles"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "kind": "api",
                     *           "name": "Ada Lovelace",
                     *           "prefix": "Example",
                     *           "created_at": "2026-01-31T09:00:00.000Z",
                     *           "created_by": {
                     *             "id": 1,
                     *             "name": "Ada Lovelace"
                     *           },
                     *           "last_used_at": "2026-01-31T09:00:00.000Z",
                     *           "revoked_at": "2026-01-31T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["KeyRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_keys: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "api",
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["KeyNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "api",
                     *       "name": "Ada Lovelace",
                     *       "prefix": "Example",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "created_by": {
                     *         "id": 1,
                     *         "name": "Ada Lovelace"
                     *       },
                     *       "last_used_at": "2026-01-31T09:00:00.000Z",
                     *       "revoked_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Key"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_keys_id_rotate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "api",
                     *       "name": "Ada Lovelace",
                     *       "prefix": "Example",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "created_by": {
                     *         "id": 1,
                     *         "name": "Ada Lovelace"
                     *       },
                     *       "last_used_at": "2026-01-31T09:00:00.000Z",
                     *       "revoked_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Key"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_keys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "api",
                     *       "name": "Ada Lovelace",
                     *       "prefix": "Example",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "created_by": {
                     *         "id": 1,
                     *         "name": "Ada Lovelace"
                     *       },
                     *       "last_used_at": "2026-01-31T09:00:00.000Z",
                     *       "revoked_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Key"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "key": "example",
                     *           "label": "Example",
                     *           "group": "Example",
                     *           "type": "text",
                     *           "value": "example",
                     *           "set": true,
                     *           "default": "example",
                     *           "min": 1,
                     *           "max": 1,
                     *           "options": [
                     *             "example"
                     *           ],
                     *           "unit": "Example",
                     *           "help": "Example",
                     *           "writable": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Settings"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "key": "example",
                     *           "label": "Example",
                     *           "group": "Example",
                     *           "type": "text",
                     *           "value": "example",
                     *           "set": true,
                     *           "default": "example",
                     *           "min": 1,
                     *           "max": 1,
                     *           "options": [
                     *             "example"
                     *           ],
                     *           "unit": "Example",
                     *           "help": "Example",
                     *           "writable": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Settings"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_settings_test_mail: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "to": "ada@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["TestMail"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "to": "ada@example.com",
                     *       "subject": "Example",
                     *       "kind": "Example",
                     *       "status": "queued",
                     *       "attempts": 1,
                     *       "error": "Example",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "sent_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Mail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_mails: {
        parameters: {
            query?: {
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description next_cursor of the answer before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "to": "ada@example.com",
                     *           "subject": "Example",
                     *           "kind": "Example",
                     *           "status": "queued",
                     *           "attempts": 1,
                     *           "error": "Example",
                     *           "created_at": "2026-01-31T09:00:00.000Z",
                     *           "sent_at": "2026-01-31T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "Example"
                     *     }
                     */
                    "application/json": components["schemas"]["MailRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_mails_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "to": "ada@example.com",
                     *       "subject": "Example",
                     *       "kind": "Example",
                     *       "status": "queued",
                     *       "attempts": 1,
                     *       "error": "Example",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "sent_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Mail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_mails_id_retry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "to": "ada@example.com",
                     *       "subject": "Example",
                     *       "kind": "Example",
                     *       "status": "queued",
                     *       "attempts": 1,
                     *       "error": "Example",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "sent_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Mail"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_audit: {
        parameters: {
            query?: {
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description next_cursor of the answer before */
                cursor?: string;
                /** @description Kind of record: account, user ... */
                entity?: string;
                /** @description Id of the record */
                entity_id?: number;
                /** @description Only what this member did */
                member_id?: number;
                /** @description edit, create, delete, restore, ingest, import, undo ... */
                kind?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "at": "2026-01-31T09:00:00.000Z",
                     *           "actor": {
                     *             "kind": "member",
                     *             "id": 1,
                     *             "name": "Ada Lovelace"
                     *           },
                     *           "kind": "Example",
                     *           "entity": "Example",
                     *           "entity_id": 1,
                     *           "entity_name": "Example",
                     *           "changes": [
                     *             {
                     *               "field": "Example",
                     *               "before": "example",
                     *               "after": "example"
                     *             }
                     *           ],
                     *           "undone_at": "2026-01-31T09:00:00.000Z",
                     *           "can_undo": true
                     *         }
                     *       ],
                     *       "next_cursor": "Example"
                     *     }
                     */
                    "application/json": components["schemas"]["AuditRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_change_sets_id_undo: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "undone": 1,
                     *       "kept": [
                     *         {
                     *           "field": "Example",
                     *           "reason": "Example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Undo"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_jobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "kind": "Example",
                     *           "status": "queued",
                     *           "done": 1,
                     *           "total": 1,
                     *           "message": "Example",
                     *           "refused": 1,
                     *           "change_set_id": 1,
                     *           "created_at": "2026-01-31T09:00:00.000Z",
                     *           "started_at": "2026-01-31T09:00:00.000Z",
                     *           "finished_at": "2026-01-31T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["JobRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_jobs_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "Example",
                     *       "status": "queued",
                     *       "done": 1,
                     *       "total": 1,
                     *       "message": "Example",
                     *       "refused": 1,
                     *       "change_set_id": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "started_at": "2026-01-31T09:00:00.000Z",
                     *       "finished_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_jobs_id_cancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "Example",
                     *       "status": "queued",
                     *       "done": 1,
                     *       "total": 1,
                     *       "message": "Example",
                     *       "refused": 1,
                     *       "change_set_id": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "started_at": "2026-01-31T09:00:00.000Z",
                     *       "finished_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_jobs_id_results: {
        parameters: {
            query?: {
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description next_cursor of the answer before */
                cursor?: string;
                /** @description Only these */
                outcome?: "done" | "refused" | "left_out" | "kept";
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "line": 1,
                     *           "entity_id": 1,
                     *           "outcome": "done",
                     *           "reason": "Example"
                     *         }
                     *       ],
                     *       "next_cursor": "Example"
                     *     }
                     */
                    "application/json": components["schemas"]["JobResults"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_jobs_id_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_refresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "Example",
                     *       "status": "queued",
                     *       "done": 1,
                     *       "total": 1,
                     *       "message": "Example",
                     *       "refused": 1,
                     *       "change_set_id": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "started_at": "2026-01-31T09:00:00.000Z",
                     *       "finished_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_events: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "version": "0.1.0",
                     *       "engine": "sqlite",
                     *       "node": "Example",
                     *       "started_at": "2026-01-31T09:00:00.000Z",
                     *       "uptime_s": 1,
                     *       "queue_bytes": 1,
                     *       "events": 1,
                     *       "events_refused": 1,
                     *       "database_bytes": 1,
                     *       "wal_bytes": 1,
                     *       "refresh_lag_ms": 1,
                     *       "streams": 1,
                     *       "mails_waiting": 1,
                     *       "search_index": true,
                     *       "stores": [
                     *         {
                     *           "name": "Ada Lovelace",
                     *           "rows": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Status"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_fields: {
        parameters: {
            query: {
                /** @description account, user, subscription, invoice ... */
                entity: string;
                /** @description criteria: the fields that criteria can name, not those of tables; with those of related records, whose keys have a point: account.mrr of a user (tables have these too), subscription.plan_name or invoice.amount_due of an account (at least one of its records) */
                for?: "tables" | "criteria";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "key": "example",
                     *           "label": "Example",
                     *           "group": "Example",
                     *           "type": "Example",
                     *           "unit": "Example",
                     *           "personal": true,
                     *           "source": "attribute",
                     *           "description": "Example",
                     *           "sortable": true,
                     *           "searchable": true,
                     *           "writable": true,
                     *           "required": true,
                     *           "owner": "last_writer",
                     *           "operators": [
                     *             "example"
                     *           ],
                     *           "parameters": [
                     *             "example"
                     *           ],
                     *           "column": true,
                     *           "needs": "usage"
                     *         }
                     *       ],
                     *       "operators": [
                     *         {
                     *           "op": "Example",
                     *           "label": "Example",
                     *           "takes": "none",
                     *           "field": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FieldRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_criteria_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "entity": "account",
                 *       "criteria": {
                 *         "all": []
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CriteriaPreviewRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "sentence": "Example",
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "name": "Ada Lovelace"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CriteriaPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_id_usage: {
        parameters: {
            query?: {
                /** @description Days up to today, 1 to 800; 182 when not said */
                days?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fresh_at": "2026-01-31T09:00:00.000Z",
                     *       "today": "2026-01-31",
                     *       "days": [
                     *         {
                     *           "day": "2026-01-31",
                     *           "uses": 1,
                     *           "users": 1
                     *         }
                     *       ],
                     *       "modules": [
                     *         {
                     *           "id": 1,
                     *           "label": "Example",
                     *           "module": "Example",
                     *           "product": "Example",
                     *           "uses": 1,
                     *           "share": 0.5
                     *         }
                     *       ],
                     *       "features": [
                     *         {
                     *           "id": 1,
                     *           "label": "Example",
                     *           "module": "Example",
                     *           "product": "Example",
                     *           "uses": 1,
                     *           "share": 0.5
                     *         }
                     *       ],
                     *       "features_total": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "page_views_14d": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Usage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_users_id_usage: {
        parameters: {
            query?: {
                /** @description Days up to today, 1 to 800; 182 when not said */
                days?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fresh_at": "2026-01-31T09:00:00.000Z",
                     *       "today": "2026-01-31",
                     *       "days": [
                     *         {
                     *           "day": "2026-01-31",
                     *           "uses": 1,
                     *           "users": 1
                     *         }
                     *       ],
                     *       "modules": [
                     *         {
                     *           "id": 1,
                     *           "label": "Example",
                     *           "module": "Example",
                     *           "product": "Example",
                     *           "uses": 1,
                     *           "share": 0.5
                     *         }
                     *       ],
                     *       "features": [
                     *         {
                     *           "id": 1,
                     *           "label": "Example",
                     *           "module": "Example",
                     *           "product": "Example",
                     *           "uses": 1,
                     *           "share": 0.5
                     *         }
                     *       ],
                     *       "features_total": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "page_views_14d": 1
                     *     }
                     */
                    "application/json": components["schemas"]["Usage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_id_history: {
        parameters: {
            query: {
                /** @description Keys of account fields, "mrr,stage"; at most 20 */
                fields: string;
                /** @description Days up to today, 1 to 400; 60 when not said */
                days?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fresh_at": "2026-01-31T09:00:00.000Z",
                     *       "days": [
                     *         {
                     *           "day": "2026-01-31",
                     *           "corrected": true,
                     *           "figures": "example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["History"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_feature_usage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "module_id": 1,
                     *           "product_id": 1,
                     *           "uses": 1,
                     *           "last_used_on": "2026-01-31"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FeatureUses"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reports_product_usage: {
        parameters: {
            query?: {
                /** @description First day; 30 days up to `to` when not said */
                from?: string;
                /** @description Last day; today when not said */
                to?: string;
                /** @description What a row stands for; feature */
                by?: "product" | "module" | "feature";
                /** @description Which accounts: a criteria */
                filter?: string;
                /** @description Only members of this segment; of subscriptions those of its accounts */
                segment?: number;
                /** @description Only members of this list; of subscriptions those of its accounts */
                list?: number;
                /** @description Only accounts that are part of this one, at all levels (and their users) */
                under?: number;
                /** @description Only accounts where this team role is held: by you, or as `assigned` says */
                role?: number;
                /** @description Only accounts where a team role is held by you (me), by nobody (unassigned), or by the member with this id */
                assigned?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fresh_at": "2026-01-31T09:00:00.000Z",
                     *       "from": "2026-01-31",
                     *       "to": "2026-01-31",
                     *       "step": 1,
                     *       "points": [],
                     *       "accounts": 1,
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "label": "Example",
                     *           "module": "Example",
                     *           "product": "Example",
                     *           "uses": 1,
                     *           "uses_before": 1,
                     *           "accounts": 1,
                     *           "users": 1,
                     *           "series": []
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ProductUsage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reports_health: {
        parameters: {
            query?: {
                /** @description Days to look back; 30 when not said */
                days?: number;
                /** @description What a group is; segment */
                by?: "segment" | "success_manager";
                /** @description Which accounts: a criteria */
                filter?: string;
                /** @description Only members of this segment; of subscriptions those of its accounts */
                segment?: number;
                /** @description Only members of this list; of subscriptions those of its accounts */
                list?: number;
                /** @description Only accounts that are part of this one, at all levels (and their users) */
                under?: number;
                /** @description Only accounts where this team role is held: by you, or as `assigned` says */
                role?: number;
                /** @description Only accounts where a team role is held by you (me), by nobody (unassigned), or by the member with this id */
                assigned?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fresh_at": "2026-01-31T09:00:00.000Z",
                     *       "since": "2026-01-31",
                     *       "now": {
                     *         "accounts": 1,
                     *         "product_adoption": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         },
                     *         "financial": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         },
                     *         "service": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         },
                     *         "relationship": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         }
                     *       },
                     *       "groups": [
                     *         {
                     *           "id": 1,
                     *           "name": "Ada Lovelace",
                     *           "accounts": 1,
                     *           "product_adoption": {
                     *             "good": 1,
                     *             "average": 1,
                     *             "poor": 1,
                     *             "none": 1
                     *           },
                     *           "financial": {
                     *             "good": 1,
                     *             "average": 1,
                     *             "poor": 1,
                     *             "none": 1
                     *           },
                     *           "service": {
                     *             "good": 1,
                     *             "average": 1,
                     *             "poor": 1,
                     *             "none": 1
                     *           },
                     *           "relationship": {
                     *             "good": 1,
                     *             "average": 1,
                     *             "poor": 1,
                     *             "none": 1
                     *           }
                     *         }
                     *       ],
                     *       "days": [
                     *         {
                     *           "day": "2026-01-31",
                     *           "accounts": 1,
                     *           "product_adoption": {
                     *             "good": 1,
                     *             "average": 1,
                     *             "poor": 1,
                     *             "none": 1
                     *           },
                     *           "financial": {
                     *             "good": 1,
                     *             "average": 1,
                     *             "poor": 1,
                     *             "none": 1
                     *           },
                     *           "service": {
                     *             "good": 1,
                     *             "average": 1,
                     *             "poor": 1,
                     *             "none": 1
                     *           },
                     *           "relationship": {
                     *             "good": 1,
                     *             "average": 1,
                     *             "poor": 1,
                     *             "none": 1
                     *           }
                     *         }
                     *       ],
                     *       "moves": [
                     *         {
                     *           "signal": "product_adoption",
                     *           "before": "good",
                     *           "now": "good",
                     *           "accounts": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["HealthReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_reports_users: {
        parameters: {
            query?: {
                /** @description Which users: a criteria */
                filter?: string;
                /** @description Only members of this segment; of subscriptions those of its accounts */
                segment?: number;
                /** @description Only members of this list; of subscriptions those of its accounts */
                list?: number;
                /** @description Only accounts that are part of this one, at all levels (and their users) */
                under?: number;
                /** @description Only accounts where this team role is held: by you, or as `assigned` says */
                role?: number;
                /** @description Only accounts where a team role is held by you (me), by nobody (unassigned), or by the member with this id */
                assigned?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "fresh_at": "2026-01-31T09:00:00.000Z",
                     *       "total": 1,
                     *       "rows": [
                     *         {
                     *           "activity": "active",
                     *           "usage_frequency": "inactive",
                     *           "users": 1
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UserReport"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_segments_counts: {
        parameters: {
            query: {
                /** @description What is counted; subscriptions by the segments of their accounts */
                entity: "account" | "user" | "subscription";
                /** @description As for the list */
                q?: string;
                /** @description As for the list */
                filter?: string;
                /** @description Only members of this segment; of subscriptions those of its accounts */
                segment?: number;
                /** @description Only members of this list; of subscriptions those of its accounts */
                list?: number;
                /** @description Only accounts that are part of this one, at all levels (and their users) */
                under?: number;
                /** @description Only accounts where this team role is held: by you, or as `assigned` says */
                role?: number;
                /** @description Only accounts where a team role is held by you (me), by nobody (unassigned), or by the member with this id */
                assigned?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "counts": [
                     *         {
                     *           "id": 1,
                     *           "count": 1
                     *         }
                     *       ],
                     *       "fresh_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SegmentCounts"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_segments_id_events: {
        parameters: {
            query?: {
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description next_cursor of the answer before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "at": "2026-01-31T09:00:00.000Z",
                     *           "entered": true
                     *         }
                     *       ],
                     *       "next_cursor": "Example"
                     *     }
                     */
                    "application/json": components["schemas"]["SegmentEvents"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_id_segments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "name": "Ada Lovelace",
                     *           "since": "2026-01-31T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SegmentsHeld"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_users_id_segments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "name": "Ada Lovelace",
                     *           "since": "2026-01-31T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SegmentsHeld"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_segments_id_clone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "entity": "account",
                     *       "criteria": {
                     *         "all": []
                     *       },
                     *       "description": "Example",
                     *       "position": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Segment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_segments_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": []
                 *     }
                 */
                "application/json": components["schemas"]["Order"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_lists_id_events: {
        parameters: {
            query?: {
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description next_cursor of the answer before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "at": "2026-01-31T09:00:00.000Z",
                     *           "entered": true
                     *         }
                     *       ],
                     *       "next_cursor": "Example"
                     *     }
                     */
                    "application/json": components["schemas"]["SegmentEvents"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_lists_id_clone: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "account",
                     *       "segments": [
                     *         1
                     *       ],
                     *       "criteria": {
                     *         "all": []
                     *       },
                     *       "description": "Example",
                     *       "status": "active",
                     *       "owner": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "email": "ada@example.com"
                     *       },
                     *       "refreshing": false,
                     *       "members": 1,
                     *       "amount": "1200.00",
                     *       "product_adoption_good": 1,
                     *       "product_adoption_average": 1,
                     *       "product_adoption_poor": 1,
                     *       "product_adoption_none": 1,
                     *       "financial_good": 1,
                     *       "financial_average": 1,
                     *       "financial_poor": 1,
                     *       "financial_none": 1,
                     *       "service_good": 1,
                     *       "service_average": 1,
                     *       "service_poor": 1,
                     *       "service_none": 1,
                     *       "relationship_good": 1,
                     *       "relationship_average": 1,
                     *       "relationship_poor": 1,
                     *       "relationship_none": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["List"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_lists_id_refresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_id_health: {
        parameters: {
            query?: {
                /** @description Its health at the end of that day; now when not said */
                day?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "day": "2026-01-31",
                     *       "fresh_at": "2026-01-31T09:00:00.000Z",
                     *       "config": {
                     *         "id": 1,
                     *         "name": "Ada Lovelace",
                     *         "segment": {
                     *           "id": 1,
                     *           "name": "Ada Lovelace"
                     *         }
                     *       },
                     *       "score": 1,
                     *       "signals": [
                     *         {
                     *           "key": "product_adoption",
                     *           "value": "none",
                     *           "since": "2026-01-31T09:00:00.000Z",
                     *           "previous": "none",
                     *           "reason": "good",
                     *           "missing": [
                     *             "example"
                     *           ],
                     *           "weight": 1,
                     *           "contribution": 0.5,
                     *           "good": "example",
                     *           "poor": "example"
                     *         }
                     *       ],
                     *       "changes": [
                     *         {
                     *           "key": "example",
                     *           "before": "example",
                     *           "now": "example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["HealthExplanation"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_id_health_history: {
        parameters: {
            query?: {
                /** @description Days up to today; 60 when not said */
                days?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "days": [
                     *         {
                     *           "day": "2026-01-31",
                     *           "product_adoption": "none",
                     *           "financial": "none",
                     *           "service": "none",
                     *           "relationship": "none",
                     *           "score": 1,
                     *           "corrected": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["HealthDays"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_health_configs_order: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ids": []
                 *     }
                 */
                "application/json": components["schemas"]["Order"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_health_configs_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["HealthPreviewRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "now": {
                     *         "product_adoption": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         },
                     *         "financial": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         },
                     *         "service": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         },
                     *         "relationship": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         }
                     *       },
                     *       "days": [
                     *         {
                     *           "day": "2026-01-31",
                     *           "product_adoption": {
                     *             "good": 1,
                     *             "average": 1,
                     *             "poor": 1,
                     *             "none": 1
                     *           },
                     *           "financial": {
                     *             "good": 1,
                     *             "average": 1,
                     *             "poor": 1,
                     *             "none": 1
                     *           },
                     *           "service": {
                     *             "good": 1,
                     *             "average": 1,
                     *             "poor": 1,
                     *             "none": 1
                     *           },
                     *           "relationship": {
                     *             "good": 1,
                     *             "average": 1,
                     *             "poor": 1,
                     *             "none": 1
                     *           }
                     *         }
                     *       ],
                     *       "estimated": true
                     *     }
                     */
                    "application/json": components["schemas"]["HealthPreview"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_templates: {
        parameters: {
            query?: {
                /** @description Templates of these only */
                of?: "segment" | "health_config";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "key": "example",
                     *           "of": "segment",
                     *           "name": "Ada Lovelace",
                     *           "description": "Example",
                     *           "body": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Templates"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_id_field_history: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; all that keep a history */
                fields?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description next_cursor of the answer before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "field": "Example",
                     *           "at": "2026-01-31T09:00:00.000Z",
                     *           "value": "example"
                     *         }
                     *       ],
                     *       "next_cursor": "Example"
                     *     }
                     */
                    "application/json": components["schemas"]["FieldHistory"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_subscriptions_id_field_history: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; all that keep a history */
                fields?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description next_cursor of the answer before */
                cursor?: string;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "field": "Example",
                     *           "at": "2026-01-31T09:00:00.000Z",
                     *           "value": "example"
                     *         }
                     *       ],
                     *       "next_cursor": "Example"
                     *     }
                     */
                    "application/json": components["schemas"]["FieldHistory"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_api_v1_1_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientSign"] | components["schemas"]["ClientSign"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientEventAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientSign"] | components["schemas"]["ClientSign"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientEventAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_track: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example",
                 *       "event": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientTrack"] | components["schemas"]["ClientTrack"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientEventAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_page: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientPage"] | components["schemas"]["ClientPage"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientEventAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_feature: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example",
                 *       "feature_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientFeature"] | components["schemas"]["ClientFeature"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientEventAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientAccount"] | components["schemas"]["ClientAccount"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientUser"] | components["schemas"]["ClientUser"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_identify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientUser"] | components["schemas"]["ClientUser"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "subscription_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientSubscription"] | components["schemas"]["ClientSubscription"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invoice_id": "Example",
                 *       "account_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientInvoice"] | components["schemas"]["ClientInvoice"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ticket_id": "Example",
                 *       "account_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientTicket"] | components["schemas"]["ClientTicket"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_issue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "issue_id": "Example",
                 *       "account_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientIssue"] | components["schemas"]["ClientIssue"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_touchpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "touchpoint_id": "Example",
                 *       "account_id": "Example",
                 *       "channel": "email"
                 *     }
                 */
                "application/json": components["schemas"]["ClientTouchpoint"] | components["schemas"]["ClientTouchpoint"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_consumption: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "metric": "Example",
                 *       "date": "2026-01-31",
                 *       "value": 0.5
                 *     }
                 */
                "application/json": components["schemas"]["ClientConsumption"] | components["schemas"]["ClientConsumption"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_v1_1_nps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "response_id": "Example",
                 *       "account_id": "Example",
                 *       "score": 1
                 *     }
                 */
                "application/json": components["schemas"]["ClientNps"] | components["schemas"]["ClientNps"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    get_api_v1_1_account_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientStored"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    delete_api_v1_1_account_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientDeleted"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    get_api_v1_1_user_external: {
        parameters: {
            query?: {
                /** @description External id of the account that the user belongs to */
                account_id?: string;
            };
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientStored"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    delete_api_v1_1_user_external: {
        parameters: {
            query?: {
                /** @description External id of the account that the user belongs to */
                account_id?: string;
            };
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientDeleted"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    get_api_v1_1_subscription_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientStored"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    delete_api_v1_1_subscription_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientDeleted"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    get_api_v1_1_invoice_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientStored"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    delete_api_v1_1_invoice_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientDeleted"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    get_api_v1_1_ticket_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientStored"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    delete_api_v1_1_ticket_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientDeleted"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientSign"] | components["schemas"]["ClientSign"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientEventAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientSign"] | components["schemas"]["ClientSign"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientEventAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_track: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example",
                 *       "event": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientTrack"] | components["schemas"]["ClientTrack"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientEventAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_page: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientPage"] | components["schemas"]["ClientPage"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientEventAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_feature: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example",
                 *       "feature_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientFeature"] | components["schemas"]["ClientFeature"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientEventAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientAccount"] | components["schemas"]["ClientAccount"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientUser"] | components["schemas"]["ClientUser"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_identify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "user_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientUser"] | components["schemas"]["ClientUser"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "subscription_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientSubscription"] | components["schemas"]["ClientSubscription"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "invoice_id": "Example",
                 *       "account_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientInvoice"] | components["schemas"]["ClientInvoice"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ticket_id": "Example",
                 *       "account_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientTicket"] | components["schemas"]["ClientTicket"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_issue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "issue_id": "Example",
                 *       "account_id": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientIssue"] | components["schemas"]["ClientIssue"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_touchpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "touchpoint_id": "Example",
                 *       "account_id": "Example",
                 *       "channel": "email"
                 *     }
                 */
                "application/json": components["schemas"]["ClientTouchpoint"] | components["schemas"]["ClientTouchpoint"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_consumption: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": "Example",
                 *       "metric": "Example",
                 *       "date": "2026-01-31",
                 *       "value": 0.5
                 *     }
                 */
                "application/json": components["schemas"]["ClientConsumption"] | components["schemas"]["ClientConsumption"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_api_js_v1_1_nps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "response_id": "Example",
                 *       "account_id": "Example",
                 *       "score": 1
                 *     }
                 */
                "application/json": components["schemas"]["ClientNps"] | components["schemas"]["ClientNps"][];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true,
                     *       "type": "Example",
                     *       "timestamp": 1,
                     *       "created_at": {},
                     *       "updated_at": {}
                     *     }
                     */
                    "application/json": components["schemas"]["ClientRecordAnswer"] | components["schemas"]["ClientListAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    get_api_js_v1_1_account_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientStored"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    delete_api_js_v1_1_account_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientDeleted"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    get_api_js_v1_1_user_external: {
        parameters: {
            query?: {
                /** @description External id of the account that the user belongs to */
                account_id?: string;
            };
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientStored"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    delete_api_js_v1_1_user_external: {
        parameters: {
            query?: {
                /** @description External id of the account that the user belongs to */
                account_id?: string;
            };
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientDeleted"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    get_api_js_v1_1_subscription_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientStored"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    delete_api_js_v1_1_subscription_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientDeleted"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    get_api_js_v1_1_invoice_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientStored"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    delete_api_js_v1_1_invoice_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientDeleted"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    get_api_js_v1_1_ticket_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientStored"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    delete_api_js_v1_1_ticket_external: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                external: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientDeleted"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_identify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientIdentify"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_i: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientIdentify"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_group: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "groupId": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientGroup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_g: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "groupId": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientGroup"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_track: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": "Example",
                 *       "event": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientSegmentTrack"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_t: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": "Example",
                 *       "event": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientSegmentTrack"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_page: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientView"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_p: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientView"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_screen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientView"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_s: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ClientView"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_alias: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": "Example",
                 *       "previousId": "Example before"
                 *     }
                 */
                "application/json": components["schemas"]["ClientAlias"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_a: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "userId": "Example",
                 *       "previousId": "Example before"
                 *     }
                 */
                "application/json": components["schemas"]["ClientAlias"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_batch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "batch": [
                 *         {
                 *           "type": "identify",
                 *           "userId": "Example"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ClientBatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_b: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "batch": [
                 *         {
                 *           "type": "identify",
                 *           "userId": "Example"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ClientBatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    post_v1_import: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "batch": [
                 *         {
                 *           "type": "identify",
                 *           "userId": "Example"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ClientBatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "success": true
                     *     }
                     */
                    "application/json": components["schemas"]["ClientSegmentAnswer"];
                };
            };
            default: components["responses"]["ClientError"];
        };
    };
    get_debugger: {
        parameters: {
            query?: {
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description next_cursor of the answer before */
                cursor?: string;
                /** @description Only items with this verdict */
                verdict?: "accepted" | "repaired" | "refused";
                /** @description Only items that hold this text */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "at": "2026-01-31T09:00:00.000Z",
                     *           "path": "Example",
                     *           "kind": "Example",
                     *           "verdict": "accepted",
                     *           "reason": "Example",
                     *           "repairs": [
                     *             "example"
                     *           ],
                     *           "external_account_id": "Example",
                     *           "key_prefix": "Example",
                     *           "replayed_at": "2026-01-31T09:00:00.000Z"
                     *         }
                     *       ],
                     *       "next_cursor": "Example"
                     *     }
                     */
                    "application/json": components["schemas"]["DebugRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_debugger: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deleted": 1
                     *     }
                     */
                    "application/json": components["schemas"]["DebugCleared"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_debugger_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "at": "2026-01-31T09:00:00.000Z",
                     *       "path": "Example",
                     *       "kind": "Example",
                     *       "verdict": "accepted",
                     *       "reason": "Example",
                     *       "repairs": [
                     *         "example"
                     *       ],
                     *       "external_account_id": "Example",
                     *       "key_prefix": "Example",
                     *       "replayed_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["DebugItem"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_debugger_id_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "verdict": "accepted",
                     *       "reason": "Example"
                     *     }
                     */
                    "application/json": components["schemas"]["DebugReplay"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_exports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "job_id": 1,
                     *           "entity": "Example",
                     *           "format": "csv",
                     *           "file_name": "Example",
                     *           "status": "queued",
                     *           "done": 1,
                     *           "total": 1,
                     *           "message": "Example",
                     *           "rows": 1,
                     *           "bytes": 1,
                     *           "created_at": "2026-01-31T09:00:00.000Z",
                     *           "expires_at": "2026-01-31T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ExportRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_exports: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "entity": "account",
                 *       "format": "csv",
                 *       "all": true,
                 *       "columns": "name,stage,mrr",
                 *       "sort": "-mrr"
                 *     }
                 */
                "application/json": components["schemas"]["ExportRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "job_id": 1,
                     *       "entity": "Example",
                     *       "format": "csv",
                     *       "file_name": "Example",
                     *       "status": "queued",
                     *       "done": 1,
                     *       "total": 1,
                     *       "message": "Example",
                     *       "rows": 1,
                     *       "bytes": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "expires_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Export"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_exports_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "job_id": 1,
                     *       "entity": "Example",
                     *       "format": "csv",
                     *       "file_name": "Example",
                     *       "status": "queued",
                     *       "done": 1,
                     *       "total": 1,
                     *       "message": "Example",
                     *       "rows": 1,
                     *       "bytes": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "expires_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Export"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_exports_id_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_accounts_bulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "all": true,
                 *       "set": {
                 *         "phone": "+41 44 555 01 01"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["BulkRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "Example",
                     *       "status": "queued",
                     *       "done": 1,
                     *       "total": 1,
                     *       "message": "Example",
                     *       "refused": 1,
                     *       "change_set_id": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "started_at": "2026-01-31T09:00:00.000Z",
                     *       "finished_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_users_bulk: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "all": true,
                 *       "set": {
                 *         "phone": "+41 44 555 01 01"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["BulkRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "Example",
                     *       "status": "queued",
                     *       "done": 1,
                     *       "total": 1,
                     *       "message": "Example",
                     *       "refused": 1,
                     *       "change_set_id": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "started_at": "2026-01-31T09:00:00.000Z",
                     *       "finished_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_totals: {
        parameters: {
            query?: {
                /** @description As for the list */
                q?: string;
                /** @description As for the list */
                filter?: string;
                /** @description Only members of this segment; of subscriptions those of its accounts */
                segment?: number;
                /** @description Only members of this list; of subscriptions those of its accounts */
                list?: number;
                /** @description Only accounts that are part of this one, at all levels (and their users) */
                under?: number;
                /** @description Only accounts where this team role is held: by you, or as `assigned` says */
                role?: number;
                /** @description Only accounts where a team role is held by you (me), by nobody (unassigned), or by the member with this id */
                assigned?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "mrr": "1200.00",
                     *       "users": 1,
                     *       "active_users": 1,
                     *       "health": {
                     *         "accounts": 1,
                     *         "product_adoption": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         },
                     *         "financial": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         },
                     *         "service": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         },
                     *         "relationship": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         }
                     *       },
                     *       "fresh_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Totals"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_users_totals: {
        parameters: {
            query?: {
                /** @description As for the list */
                q?: string;
                /** @description As for the list */
                filter?: string;
                /** @description Only members of this segment; of subscriptions those of its accounts */
                segment?: number;
                /** @description Only members of this list; of subscriptions those of its accounts */
                list?: number;
                /** @description Only accounts that are part of this one, at all levels (and their users) */
                under?: number;
                /** @description Only accounts where this team role is held: by you, or as `assigned` says */
                role?: number;
                /** @description Only accounts where a team role is held by you (me), by nobody (unassigned), or by the member with this id */
                assigned?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "mrr": "1200.00",
                     *       "users": 1,
                     *       "active_users": 1,
                     *       "health": {
                     *         "accounts": 1,
                     *         "product_adoption": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         },
                     *         "financial": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         },
                     *         "service": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         },
                     *         "relationship": {
                     *           "good": 1,
                     *           "average": 1,
                     *           "poor": 1,
                     *           "none": 1
                     *         }
                     *       },
                     *       "fresh_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Totals"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_subscriptions_totals: {
        parameters: {
            query?: {
                /** @description As for the list */
                q?: string;
                /** @description As for the list */
                filter?: string;
                /** @description Only members of this segment; of subscriptions those of its accounts */
                segment?: number;
                /** @description Only members of this list; of subscriptions those of its accounts */
                list?: number;
                /** @description Only accounts that are part of this one, at all levels (and their users) */
                under?: number;
                /** @description Only accounts where this team role is held: by you, or as `assigned` says */
                role?: number;
                /** @description Only accounts where a team role is held by you (me), by nobody (unassigned), or by the member with this id */
                assigned?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "active": 1,
                     *       "mrr": "1200.00",
                     *       "amount": "1200.00",
                     *       "unconverted": 1,
                     *       "statuses": [
                     *         {
                     *           "id": 1,
                     *           "name": "Ada Lovelace",
                     *           "type": "active",
                     *           "count": 1
                     *         }
                     *       ],
                     *       "fresh_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SubscriptionTotals"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_imports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "kind": "Example",
                     *           "file_name": "Example",
                     *           "bytes": 1,
                     *           "columns": [
                     *             {
                     *               "name": "Ada Lovelace",
                     *               "field": "Example",
                     *               "why": "Example",
                     *               "samples": [
                     *                 "example"
                     *               ]
                     *             }
                     *           ],
                     *           "separator": "Example",
                     *           "encoding": "utf-8",
                     *           "kept": true,
                     *           "created_at": "2026-01-31T09:00:00.000Z",
                     *           "made_by": "Example",
                     *           "job_id": 1,
                     *           "job_kind": "check",
                     *           "status": "queued",
                     *           "message": "Example",
                     *           "done": 1,
                     *           "total": 1,
                     *           "counts": {
                     *             "rows": 1,
                     *             "created": 1,
                     *             "changed": 1,
                     *             "same": 1,
                     *             "refused": 1,
                     *             "left_out": 1
                     *           },
                     *           "refused": 1,
                     *           "change_set_id": 1,
                     *           "undone_at": "2026-01-31T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_imports: {
        parameters: {
            query: {
                /** @description What the file holds */
                kind: "accounts" | "users" | "subscriptions" | "invoices" | "tickets" | "issues" | "touchpoints" | "nps" | "consumption" | "usage";
                /** @description Name of the file, for the list */
                file_name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Made */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "Example",
                     *       "file_name": "Example",
                     *       "bytes": 1,
                     *       "columns": [
                     *         {
                     *           "name": "Ada Lovelace",
                     *           "field": "Example",
                     *           "why": "Example",
                     *           "samples": [
                     *             "example"
                     *           ]
                     *         }
                     *       ],
                     *       "separator": "Example",
                     *       "encoding": "utf-8",
                     *       "kept": true,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "made_by": "Example",
                     *       "job_id": 1,
                     *       "job_kind": "check",
                     *       "status": "queued",
                     *       "message": "Example",
                     *       "done": 1,
                     *       "total": 1,
                     *       "counts": {
                     *         "rows": 1,
                     *         "created": 1,
                     *         "changed": 1,
                     *         "same": 1,
                     *         "refused": 1,
                     *         "left_out": 1
                     *       },
                     *       "refused": 1,
                     *       "change_set_id": 1,
                     *       "undone_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_imports_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "Example",
                     *       "file_name": "Example",
                     *       "bytes": 1,
                     *       "columns": [
                     *         {
                     *           "name": "Ada Lovelace",
                     *           "field": "Example",
                     *           "why": "Example",
                     *           "samples": [
                     *             "example"
                     *           ]
                     *         }
                     *       ],
                     *       "separator": "Example",
                     *       "encoding": "utf-8",
                     *       "kept": true,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "made_by": "Example",
                     *       "job_id": 1,
                     *       "job_kind": "check",
                     *       "status": "queued",
                     *       "message": "Example",
                     *       "done": 1,
                     *       "total": 1,
                     *       "counts": {
                     *         "rows": 1,
                     *         "created": 1,
                     *         "changed": 1,
                     *         "same": 1,
                     *         "refused": 1,
                     *         "left_out": 1
                     *       },
                     *       "refused": 1,
                     *       "change_set_id": 1,
                     *       "undone_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_imports_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_imports_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fields": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ImportPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "Example",
                     *       "file_name": "Example",
                     *       "bytes": 1,
                     *       "columns": [
                     *         {
                     *           "name": "Ada Lovelace",
                     *           "field": "Example",
                     *           "why": "Example",
                     *           "samples": [
                     *             "example"
                     *           ]
                     *         }
                     *       ],
                     *       "separator": "Example",
                     *       "encoding": "utf-8",
                     *       "kept": true,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "made_by": "Example",
                     *       "job_id": 1,
                     *       "job_kind": "check",
                     *       "status": "queued",
                     *       "message": "Example",
                     *       "done": 1,
                     *       "total": 1,
                     *       "counts": {
                     *         "rows": 1,
                     *         "created": 1,
                     *         "changed": 1,
                     *         "same": 1,
                     *         "refused": 1,
                     *         "left_out": 1
                     *       },
                     *       "refused": 1,
                     *       "change_set_id": 1,
                     *       "undone_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_import_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "kind": "Example",
                     *           "needs": [
                     *             "example"
                     *           ],
                     *           "final": "Example",
                     *           "custom": true,
                     *           "fields": [
                     *             {
                     *               "key": "example",
                     *               "label": "Example",
                     *               "group": "Example",
                     *               "type": "Example",
                     *               "description": "Example"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "max_bytes": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ImportKinds"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_imports_id_check: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "Example",
                     *       "file_name": "Example",
                     *       "bytes": 1,
                     *       "columns": [
                     *         {
                     *           "name": "Ada Lovelace",
                     *           "field": "Example",
                     *           "why": "Example",
                     *           "samples": [
                     *             "example"
                     *           ]
                     *         }
                     *       ],
                     *       "separator": "Example",
                     *       "encoding": "utf-8",
                     *       "kept": true,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "made_by": "Example",
                     *       "job_id": 1,
                     *       "job_kind": "check",
                     *       "status": "queued",
                     *       "message": "Example",
                     *       "done": 1,
                     *       "total": 1,
                     *       "counts": {
                     *         "rows": 1,
                     *         "created": 1,
                     *         "changed": 1,
                     *         "same": 1,
                     *         "refused": 1,
                     *         "left_out": 1
                     *       },
                     *       "refused": 1,
                     *       "change_set_id": 1,
                     *       "undone_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_imports_id_start: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "Example",
                     *       "file_name": "Example",
                     *       "bytes": 1,
                     *       "columns": [
                     *         {
                     *           "name": "Ada Lovelace",
                     *           "field": "Example",
                     *           "why": "Example",
                     *           "samples": [
                     *             "example"
                     *           ]
                     *         }
                     *       ],
                     *       "separator": "Example",
                     *       "encoding": "utf-8",
                     *       "kept": true,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "made_by": "Example",
                     *       "job_id": 1,
                     *       "job_kind": "check",
                     *       "status": "queued",
                     *       "message": "Example",
                     *       "done": 1,
                     *       "total": 1,
                     *       "counts": {
                     *         "rows": 1,
                     *         "created": 1,
                     *         "changed": 1,
                     *         "same": 1,
                     *         "refused": 1,
                     *         "left_out": 1
                     *       },
                     *       "refused": 1,
                     *       "change_set_id": 1,
                     *       "undone_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Import"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_imports_templates_kind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_openapi_json: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_docs_api: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_search: {
        parameters: {
            query: {
                /** @description Letters of a name, an id, an e-mail address */
                q: string;
                /** @description Hits of each kind, 1 to 20; 6 when not said */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accounts": [
                     *         {
                     *           "id": 1,
                     *           "name": "Ada Lovelace",
                     *           "external_id": "example-1"
                     *         }
                     *       ],
                     *       "users": [
                     *         {
                     *           "id": 1,
                     *           "name": "Ada Lovelace",
                     *           "email": "ada@example.com",
                     *           "account": {
                     *             "id": 1,
                     *             "name": "Ada Lovelace"
                     *           }
                     *         }
                     *       ],
                     *       "lists": [
                     *         {
                     *           "id": 1,
                     *           "name": "Ada Lovelace",
                     *           "type": "account"
                     *         }
                     *       ],
                     *       "views": [
                     *         {
                     *           "id": 1,
                     *           "name": "Ada Lovelace",
                     *           "entity": "account"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Search"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_criteria_look_back: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "criteria": {
                 *         "all": []
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CriteriaLookBackRequest"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "total": 1,
                     *       "days": [
                     *         {
                     *           "day": "2026-01-31",
                     *           "matched": 1
                     *         }
                     *       ],
                     *       "estimated": true
                     *     }
                     */
                    "application/json": components["schemas"]["CriteriaLookBack"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_look_backs: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "criteria": {
                 *         "all": []
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["LookBackRequest"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "kind": "Example",
                     *       "status": "queued",
                     *       "done": 1,
                     *       "total": 1,
                     *       "message": "Example",
                     *       "refused": 1,
                     *       "change_set_id": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "started_at": "2026-01-31T09:00:00.000Z",
                     *       "finished_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Job"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_look_backs_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "job": {
                     *         "id": 1,
                     *         "kind": "Example",
                     *         "status": "queued",
                     *         "done": 1,
                     *         "total": 1,
                     *         "message": "Example",
                     *         "refused": 1,
                     *         "change_set_id": 1,
                     *         "created_at": "2026-01-31T09:00:00.000Z",
                     *         "started_at": "2026-01-31T09:00:00.000Z",
                     *         "finished_at": "2026-01-31T09:00:00.000Z"
                     *       },
                     *       "days": [
                     *         {
                     *           "day": "2026-01-31"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["LookBack"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_id_timeline: {
        parameters: {
            query?: {
                /** @description Tab; all when not said */
                tab?: "all" | "communication" | "events";
                /** @description Kinds or groups of kinds, separated by commas; all when not said */
                kind?: string;
                /** @description Words that must all be found in labels, values, names or notes */
                q?: string;
                /** @description next_cursor of the answer before */
                before?: string;
                /** @description Rows, 1 to 200; 50 when not said */
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": "Example",
                     *           "at": "2026-01-31T09:00:00.000Z",
                     *           "kind": "Example",
                     *           "group": "health",
                     *           "tab": "communication",
                     *           "label": "Example",
                     *           "type": "health",
                     *           "before": "example",
                     *           "after": "example",
                     *           "currency": "EUR",
                     *           "about": {
                     *             "type": "ticket",
                     *             "id": 1,
                     *             "name": "Ada Lovelace"
                     *           },
                     *           "direction": "in",
                     *           "user": {
                     *             "id": 1,
                     *             "name": "Ada Lovelace"
                     *           },
                     *           "actor": "Example",
                     *           "note": "Example",
                     *           "day": "2026-01-31",
                     *           "corrected": true
                     *         }
                     *       ],
                     *       "next_cursor": "Example"
                     *     }
                     */
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_id_suggestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "field": "Example",
                     *           "label": "Example",
                     *           "owner": "integration",
                     *           "value": "example",
                     *           "source": "integration",
                     *           "at": "2026-01-31T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SuggestionRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_accounts_id_suggestions_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fields": [
                 *         "example"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SuggestionFields"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "external_id": "example-1",
                     *       "stage": "Live",
                     *       "stage_since": "2026-01-31T09:00:00.000Z",
                     *       "days_in_stage": 1,
                     *       "status": "Live",
                     *       "mrr": "1200.00",
                     *       "amount": "1200.00",
                     *       "next_billing_on": "2026-01-31",
                     *       "subscription_ends_on": "2026-01-31",
                     *       "last_renewal_on": "2026-01-31",
                     *       "subscriptions": 1,
                     *       "active_subscriptions": 1,
                     *       "forecast_status": "Live",
                     *       "forecast_value": "1200.00",
                     *       "licenses": 1,
                     *       "users": 1,
                     *       "active_users": 1,
                     *       "weekly_active_users": [
                     *         0,
                     *         1,
                     *         2,
                     *         3
                     *       ],
                     *       "license_utilisation": 1.25,
                     *       "engagement_score": 1.25,
                     *       "total_features_used": 1,
                     *       "total_features_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "features_used": 1,
                     *       "modules_used": 1,
                     *       "modules_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "total_modules_used": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "product_stickiness": 1.25,
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "last_login": "2026-01-31T09:00:00.000Z",
                     *       "first_seen": "2026-01-31T09:00:00.000Z",
                     *       "time_spent": 1,
                     *       "features_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "overdue_invoice_amount": "1200.00",
                     *       "overdue_invoice_count": 1,
                     *       "overdue_since": 1,
                     *       "outstanding_invoice_amount": "1200.00",
                     *       "outstanding_invoice_count": 1,
                     *       "billed": "1200.00",
                     *       "billed_months": [
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00"
                     *       ],
                     *       "paid": "1200.00",
                     *       "paid_months": [
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00"
                     *       ],
                     *       "unconverted": 1,
                     *       "open_tickets": 1,
                     *       "open_critical_tickets": 1,
                     *       "open_overdue_tickets": 1,
                     *       "last_ticket_created": "2026-01-31T09:00:00.000Z",
                     *       "tickets_created_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_critical_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_critical_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_overdue_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "open_issues": 1,
                     *       "open_critical_issues": 1,
                     *       "open_overdue_issues": 1,
                     *       "last_issue_created": "2026-01-31T09:00:00.000Z",
                     *       "issues_created_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_critical_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_critical_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_overdue_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "last_touchpoint": "2026-01-31T09:00:00.000Z",
                     *       "touchpoints_15d": 1,
                     *       "touchpoints_30d": 1,
                     *       "touchpoints_90d": 1,
                     *       "activities": 1,
                     *       "activities_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "emails_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "calls_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "meetings_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "support_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "nps_score": 1.25,
                     *       "promoters": 1,
                     *       "passives": 1,
                     *       "detractors": 1,
                     *       "last_nps_response": "2026-01-31T09:00:00.000Z",
                     *       "email": "ada@example.com",
                     *       "phone": "+41 44 123 45 67",
                     *       "industry": "Example",
                     *       "employees": 1,
                     *       "product_name": "Example",
                     *       "parent": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "is_parent": false,
                     *       "billing_street": "Example",
                     *       "billing_city": "Example",
                     *       "billing_state": "Example",
                     *       "billing_postal_code": "Example",
                     *       "billing_country": "Example",
                     *       "unassigned": false,
                     *       "risk_score": 1,
                     *       "risk_tag": "Live",
                     *       "risk_note": "Example",
                     *       "confidence_score": 1,
                     *       "confidence_tag": "Live",
                     *       "confidence_note": "Example",
                     *       "health_product_adoption": "none",
                     *       "health_financial": "none",
                     *       "health_service": "none",
                     *       "health_relationship": "none",
                     *       "health_score": 1,
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_accounts_id_suggestions_dismiss: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fields": [
                 *         "example"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SuggestionFields"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "external_id": "example-1",
                     *       "stage": "Live",
                     *       "stage_since": "2026-01-31T09:00:00.000Z",
                     *       "days_in_stage": 1,
                     *       "status": "Live",
                     *       "mrr": "1200.00",
                     *       "amount": "1200.00",
                     *       "next_billing_on": "2026-01-31",
                     *       "subscription_ends_on": "2026-01-31",
                     *       "last_renewal_on": "2026-01-31",
                     *       "subscriptions": 1,
                     *       "active_subscriptions": 1,
                     *       "forecast_status": "Live",
                     *       "forecast_value": "1200.00",
                     *       "licenses": 1,
                     *       "users": 1,
                     *       "active_users": 1,
                     *       "weekly_active_users": [
                     *         0,
                     *         1,
                     *         2,
                     *         3
                     *       ],
                     *       "license_utilisation": 1.25,
                     *       "engagement_score": 1.25,
                     *       "total_features_used": 1,
                     *       "total_features_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "features_used": 1,
                     *       "modules_used": 1,
                     *       "modules_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "total_modules_used": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "product_stickiness": 1.25,
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "last_login": "2026-01-31T09:00:00.000Z",
                     *       "first_seen": "2026-01-31T09:00:00.000Z",
                     *       "time_spent": 1,
                     *       "features_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "overdue_invoice_amount": "1200.00",
                     *       "overdue_invoice_count": 1,
                     *       "overdue_since": 1,
                     *       "outstanding_invoice_amount": "1200.00",
                     *       "outstanding_invoice_count": 1,
                     *       "billed": "1200.00",
                     *       "billed_months": [
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00"
                     *       ],
                     *       "paid": "1200.00",
                     *       "paid_months": [
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00"
                     *       ],
                     *       "unconverted": 1,
                     *       "open_tickets": 1,
                     *       "open_critical_tickets": 1,
                     *       "open_overdue_tickets": 1,
                     *       "last_ticket_created": "2026-01-31T09:00:00.000Z",
                     *       "tickets_created_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_critical_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_critical_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_overdue_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "open_issues": 1,
                     *       "open_critical_issues": 1,
                     *       "open_overdue_issues": 1,
                     *       "last_issue_created": "2026-01-31T09:00:00.000Z",
                     *       "issues_created_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_critical_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_critical_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_overdue_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "last_touchpoint": "2026-01-31T09:00:00.000Z",
                     *       "touchpoints_15d": 1,
                     *       "touchpoints_30d": 1,
                     *       "touchpoints_90d": 1,
                     *       "activities": 1,
                     *       "activities_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "emails_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "calls_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "meetings_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "support_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "nps_score": 1.25,
                     *       "promoters": 1,
                     *       "passives": 1,
                     *       "detractors": 1,
                     *       "last_nps_response": "2026-01-31T09:00:00.000Z",
                     *       "email": "ada@example.com",
                     *       "phone": "+41 44 123 45 67",
                     *       "industry": "Example",
                     *       "employees": 1,
                     *       "product_name": "Example",
                     *       "parent": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "is_parent": false,
                     *       "billing_street": "Example",
                     *       "billing_city": "Example",
                     *       "billing_state": "Example",
                     *       "billing_postal_code": "Example",
                     *       "billing_country": "Example",
                     *       "unassigned": false,
                     *       "risk_score": 1,
                     *       "risk_tag": "Live",
                     *       "risk_note": "Example",
                     *       "confidence_score": 1,
                     *       "confidence_tag": "Live",
                     *       "confidence_note": "Example",
                     *       "health_product_adoption": "none",
                     *       "health_financial": "none",
                     *       "health_service": "none",
                     *       "health_relationship": "none",
                     *       "health_score": 1,
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_users_id_suggestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "field": "Example",
                     *           "label": "Example",
                     *           "owner": "integration",
                     *           "value": "example",
                     *           "source": "integration",
                     *           "at": "2026-01-31T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SuggestionRows"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_users_id_suggestions_accept: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fields": [
                 *         "example"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SuggestionFields"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "external_id": "example-1",
                     *       "first_name": "Example",
                     *       "last_name": "Example",
                     *       "email": "ada@example.com",
                     *       "phone": "+41 44 123 45 67",
                     *       "mobile": "Example",
                     *       "title": "Example",
                     *       "role": "Live",
                     *       "persona": "Live",
                     *       "time_zone": "Europe/Zurich",
                     *       "total_features_used": 1,
                     *       "total_features_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "features_used": 1,
                     *       "modules_used": 1,
                     *       "modules_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "total_modules_used": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "product_stickiness": 1.25,
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "last_login": "2026-01-31T09:00:00.000Z",
                     *       "first_seen": "2026-01-31T09:00:00.000Z",
                     *       "time_spent": 1,
                     *       "activity": "active",
                     *       "features_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "engagement_score": 1.25,
                     *       "last_touchpoint": "2026-01-31T09:00:00.000Z",
                     *       "nps": 1,
                     *       "last_nps_response": "2026-01-31T09:00:00.000Z",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_users_id_suggestions_dismiss: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fields": [
                 *         "example"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["SuggestionFields"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "external_id": "example-1",
                     *       "first_name": "Example",
                     *       "last_name": "Example",
                     *       "email": "ada@example.com",
                     *       "phone": "+41 44 123 45 67",
                     *       "mobile": "Example",
                     *       "title": "Example",
                     *       "role": "Live",
                     *       "persona": "Live",
                     *       "time_zone": "Europe/Zurich",
                     *       "total_features_used": 1,
                     *       "total_features_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "features_used": 1,
                     *       "modules_used": 1,
                     *       "modules_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "total_modules_used": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "product_stickiness": 1.25,
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "last_login": "2026-01-31T09:00:00.000Z",
                     *       "first_seen": "2026-01-31T09:00:00.000Z",
                     *       "time_spent": 1,
                     *       "activity": "active",
                     *       "features_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "engagement_score": 1.25,
                     *       "last_touchpoint": "2026-01-31T09:00:00.000Z",
                     *       "nps": 1,
                     *       "last_nps_response": "2026-01-31T09:00:00.000Z",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_me_views: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "rows": [
                     *         {
                     *           "id": 1,
                     *           "version": 1,
                     *           "name": "Ada Lovelace",
                     *           "entity": "account",
                     *           "shared": true,
                     *           "owner_id": 1,
                     *           "owner_name": "Example",
                     *           "opens": true,
                     *           "pinned": true
                     *         }
                     *       ],
                     *       "opening": [
                     *         {
                     *           "entity": "account",
                     *           "id": 1,
                     *           "state": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MyViews"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_me_views_id_default: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_me_views_id_default: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    put_me_views_id_pin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_me_views_id_pin: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only members of this segment; of subscriptions those of its accounts */
                segment?: number;
                /** @description Only members of this list; of subscriptions those of its accounts */
                list?: number;
                /** @description Only accounts that are part of this one, at all levels (and their users) */
                under?: number;
                /** @description Only accounts where this team role is held: by you, or as `assigned` says */
                role?: number;
                /** @description Only accounts where a team role is held by you (me), by nobody (unassigned), or by the member with this id */
                assigned?: string;
                /** @description Only rows with this value */
                external_id?: string;
                /** @description Only rows with this value */
                parent_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["Account"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_accounts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "external_id": "example-1"
                 *     }
                 */
                "application/json": components["schemas"]["AccountNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "external_id": "example-1",
                     *       "stage": "Live",
                     *       "stage_since": "2026-01-31T09:00:00.000Z",
                     *       "days_in_stage": 1,
                     *       "status": "Live",
                     *       "mrr": "1200.00",
                     *       "amount": "1200.00",
                     *       "next_billing_on": "2026-01-31",
                     *       "subscription_ends_on": "2026-01-31",
                     *       "last_renewal_on": "2026-01-31",
                     *       "subscriptions": 1,
                     *       "active_subscriptions": 1,
                     *       "forecast_status": "Live",
                     *       "forecast_value": "1200.00",
                     *       "licenses": 1,
                     *       "users": 1,
                     *       "active_users": 1,
                     *       "weekly_active_users": [
                     *         0,
                     *         1,
                     *         2,
                     *         3
                     *       ],
                     *       "license_utilisation": 1.25,
                     *       "engagement_score": 1.25,
                     *       "total_features_used": 1,
                     *       "total_features_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "features_used": 1,
                     *       "modules_used": 1,
                     *       "modules_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "total_modules_used": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "product_stickiness": 1.25,
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "last_login": "2026-01-31T09:00:00.000Z",
                     *       "first_seen": "2026-01-31T09:00:00.000Z",
                     *       "time_spent": 1,
                     *       "features_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "overdue_invoice_amount": "1200.00",
                     *       "overdue_invoice_count": 1,
                     *       "overdue_since": 1,
                     *       "outstanding_invoice_amount": "1200.00",
                     *       "outstanding_invoice_count": 1,
                     *       "billed": "1200.00",
                     *       "billed_months": [
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00"
                     *       ],
                     *       "paid": "1200.00",
                     *       "paid_months": [
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00"
                     *       ],
                     *       "unconverted": 1,
                     *       "open_tickets": 1,
                     *       "open_critical_tickets": 1,
                     *       "open_overdue_tickets": 1,
                     *       "last_ticket_created": "2026-01-31T09:00:00.000Z",
                     *       "tickets_created_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_critical_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_critical_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_overdue_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "open_issues": 1,
                     *       "open_critical_issues": 1,
                     *       "open_overdue_issues": 1,
                     *       "last_issue_created": "2026-01-31T09:00:00.000Z",
                     *       "issues_created_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_critical_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_critical_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_overdue_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "last_touchpoint": "2026-01-31T09:00:00.000Z",
                     *       "touchpoints_15d": 1,
                     *       "touchpoints_30d": 1,
                     *       "touchpoints_90d": 1,
                     *       "activities": 1,
                     *       "activities_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "emails_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "calls_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "meetings_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "support_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "nps_score": 1.25,
                     *       "promoters": 1,
                     *       "passives": 1,
                     *       "detractors": 1,
                     *       "last_nps_response": "2026-01-31T09:00:00.000Z",
                     *       "email": "ada@example.com",
                     *       "phone": "+41 44 123 45 67",
                     *       "industry": "Example",
                     *       "employees": 1,
                     *       "product_name": "Example",
                     *       "parent": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "is_parent": false,
                     *       "billing_street": "Example",
                     *       "billing_city": "Example",
                     *       "billing_state": "Example",
                     *       "billing_postal_code": "Example",
                     *       "billing_country": "Example",
                     *       "unassigned": false,
                     *       "risk_score": 1,
                     *       "risk_tag": "Live",
                     *       "risk_note": "Example",
                     *       "confidence_score": 1,
                     *       "confidence_tag": "Live",
                     *       "confidence_note": "Example",
                     *       "health_product_adoption": "none",
                     *       "health_financial": "none",
                     *       "health_service": "none",
                     *       "health_relationship": "none",
                     *       "health_score": 1,
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_accounts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "external_id": "example-1",
                     *       "stage": "Live",
                     *       "stage_since": "2026-01-31T09:00:00.000Z",
                     *       "days_in_stage": 1,
                     *       "status": "Live",
                     *       "mrr": "1200.00",
                     *       "amount": "1200.00",
                     *       "next_billing_on": "2026-01-31",
                     *       "subscription_ends_on": "2026-01-31",
                     *       "last_renewal_on": "2026-01-31",
                     *       "subscriptions": 1,
                     *       "active_subscriptions": 1,
                     *       "forecast_status": "Live",
                     *       "forecast_value": "1200.00",
                     *       "licenses": 1,
                     *       "users": 1,
                     *       "active_users": 1,
                     *       "weekly_active_users": [
                     *         0,
                     *         1,
                     *         2,
                     *         3
                     *       ],
                     *       "license_utilisation": 1.25,
                     *       "engagement_score": 1.25,
                     *       "total_features_used": 1,
                     *       "total_features_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "features_used": 1,
                     *       "modules_used": 1,
                     *       "modules_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "total_modules_used": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "product_stickiness": 1.25,
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "last_login": "2026-01-31T09:00:00.000Z",
                     *       "first_seen": "2026-01-31T09:00:00.000Z",
                     *       "time_spent": 1,
                     *       "features_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "overdue_invoice_amount": "1200.00",
                     *       "overdue_invoice_count": 1,
                     *       "overdue_since": 1,
                     *       "outstanding_invoice_amount": "1200.00",
                     *       "outstanding_invoice_count": 1,
                     *       "billed": "1200.00",
                     *       "billed_months": [
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00"
                     *       ],
                     *       "paid": "1200.00",
                     *       "paid_months": [
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00"
                     *       ],
                     *       "unconverted": 1,
                     *       "open_tickets": 1,
                     *       "open_critical_tickets": 1,
                     *       "open_overdue_tickets": 1,
                     *       "last_ticket_created": "2026-01-31T09:00:00.000Z",
                     *       "tickets_created_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_critical_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_critical_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_overdue_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "open_issues": 1,
                     *       "open_critical_issues": 1,
                     *       "open_overdue_issues": 1,
                     *       "last_issue_created": "2026-01-31T09:00:00.000Z",
                     *       "issues_created_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_critical_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_critical_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_overdue_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "last_touchpoint": "2026-01-31T09:00:00.000Z",
                     *       "touchpoints_15d": 1,
                     *       "touchpoints_30d": 1,
                     *       "touchpoints_90d": 1,
                     *       "activities": 1,
                     *       "activities_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "emails_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "calls_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "meetings_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "support_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "nps_score": 1.25,
                     *       "promoters": 1,
                     *       "passives": 1,
                     *       "detractors": 1,
                     *       "last_nps_response": "2026-01-31T09:00:00.000Z",
                     *       "email": "ada@example.com",
                     *       "phone": "+41 44 123 45 67",
                     *       "industry": "Example",
                     *       "employees": 1,
                     *       "product_name": "Example",
                     *       "parent": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "is_parent": false,
                     *       "billing_street": "Example",
                     *       "billing_city": "Example",
                     *       "billing_state": "Example",
                     *       "billing_postal_code": "Example",
                     *       "billing_country": "Example",
                     *       "unassigned": false,
                     *       "risk_score": 1,
                     *       "risk_tag": "Live",
                     *       "risk_note": "Example",
                     *       "confidence_score": 1,
                     *       "confidence_tag": "Live",
                     *       "confidence_note": "Example",
                     *       "health_product_adoption": "none",
                     *       "health_financial": "none",
                     *       "health_service": "none",
                     *       "health_relationship": "none",
                     *       "health_score": 1,
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_accounts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_accounts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["AccountPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "external_id": "example-1",
                     *       "stage": "Live",
                     *       "stage_since": "2026-01-31T09:00:00.000Z",
                     *       "days_in_stage": 1,
                     *       "status": "Live",
                     *       "mrr": "1200.00",
                     *       "amount": "1200.00",
                     *       "next_billing_on": "2026-01-31",
                     *       "subscription_ends_on": "2026-01-31",
                     *       "last_renewal_on": "2026-01-31",
                     *       "subscriptions": 1,
                     *       "active_subscriptions": 1,
                     *       "forecast_status": "Live",
                     *       "forecast_value": "1200.00",
                     *       "licenses": 1,
                     *       "users": 1,
                     *       "active_users": 1,
                     *       "weekly_active_users": [
                     *         0,
                     *         1,
                     *         2,
                     *         3
                     *       ],
                     *       "license_utilisation": 1.25,
                     *       "engagement_score": 1.25,
                     *       "total_features_used": 1,
                     *       "total_features_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "features_used": 1,
                     *       "modules_used": 1,
                     *       "modules_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "total_modules_used": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "product_stickiness": 1.25,
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "last_login": "2026-01-31T09:00:00.000Z",
                     *       "first_seen": "2026-01-31T09:00:00.000Z",
                     *       "time_spent": 1,
                     *       "features_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "overdue_invoice_amount": "1200.00",
                     *       "overdue_invoice_count": 1,
                     *       "overdue_since": 1,
                     *       "outstanding_invoice_amount": "1200.00",
                     *       "outstanding_invoice_count": 1,
                     *       "billed": "1200.00",
                     *       "billed_months": [
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00"
                     *       ],
                     *       "paid": "1200.00",
                     *       "paid_months": [
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00"
                     *       ],
                     *       "unconverted": 1,
                     *       "open_tickets": 1,
                     *       "open_critical_tickets": 1,
                     *       "open_overdue_tickets": 1,
                     *       "last_ticket_created": "2026-01-31T09:00:00.000Z",
                     *       "tickets_created_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_critical_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_critical_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_overdue_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "open_issues": 1,
                     *       "open_critical_issues": 1,
                     *       "open_overdue_issues": 1,
                     *       "last_issue_created": "2026-01-31T09:00:00.000Z",
                     *       "issues_created_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_critical_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_critical_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_overdue_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "last_touchpoint": "2026-01-31T09:00:00.000Z",
                     *       "touchpoints_15d": 1,
                     *       "touchpoints_30d": 1,
                     *       "touchpoints_90d": 1,
                     *       "activities": 1,
                     *       "activities_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "emails_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "calls_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "meetings_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "support_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "nps_score": 1.25,
                     *       "promoters": 1,
                     *       "passives": 1,
                     *       "detractors": 1,
                     *       "last_nps_response": "2026-01-31T09:00:00.000Z",
                     *       "email": "ada@example.com",
                     *       "phone": "+41 44 123 45 67",
                     *       "industry": "Example",
                     *       "employees": 1,
                     *       "product_name": "Example",
                     *       "parent": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "is_parent": false,
                     *       "billing_street": "Example",
                     *       "billing_city": "Example",
                     *       "billing_state": "Example",
                     *       "billing_postal_code": "Example",
                     *       "billing_country": "Example",
                     *       "unassigned": false,
                     *       "risk_score": 1,
                     *       "risk_tag": "Live",
                     *       "risk_note": "Example",
                     *       "confidence_score": 1,
                     *       "confidence_tag": "Live",
                     *       "confidence_note": "Example",
                     *       "health_product_adoption": "none",
                     *       "health_financial": "none",
                     *       "health_service": "none",
                     *       "health_relationship": "none",
                     *       "health_score": 1,
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_accounts_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "external_id": "example-1",
                     *       "stage": "Live",
                     *       "stage_since": "2026-01-31T09:00:00.000Z",
                     *       "days_in_stage": 1,
                     *       "status": "Live",
                     *       "mrr": "1200.00",
                     *       "amount": "1200.00",
                     *       "next_billing_on": "2026-01-31",
                     *       "subscription_ends_on": "2026-01-31",
                     *       "last_renewal_on": "2026-01-31",
                     *       "subscriptions": 1,
                     *       "active_subscriptions": 1,
                     *       "forecast_status": "Live",
                     *       "forecast_value": "1200.00",
                     *       "licenses": 1,
                     *       "users": 1,
                     *       "active_users": 1,
                     *       "weekly_active_users": [
                     *         0,
                     *         1,
                     *         2,
                     *         3
                     *       ],
                     *       "license_utilisation": 1.25,
                     *       "engagement_score": 1.25,
                     *       "total_features_used": 1,
                     *       "total_features_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "features_used": 1,
                     *       "modules_used": 1,
                     *       "modules_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "total_modules_used": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "product_stickiness": 1.25,
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "last_login": "2026-01-31T09:00:00.000Z",
                     *       "first_seen": "2026-01-31T09:00:00.000Z",
                     *       "time_spent": 1,
                     *       "features_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "overdue_invoice_amount": "1200.00",
                     *       "overdue_invoice_count": 1,
                     *       "overdue_since": 1,
                     *       "outstanding_invoice_amount": "1200.00",
                     *       "outstanding_invoice_count": 1,
                     *       "billed": "1200.00",
                     *       "billed_months": [
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00"
                     *       ],
                     *       "paid": "1200.00",
                     *       "paid_months": [
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00",
                     *         "1200.00"
                     *       ],
                     *       "unconverted": 1,
                     *       "open_tickets": 1,
                     *       "open_critical_tickets": 1,
                     *       "open_overdue_tickets": 1,
                     *       "last_ticket_created": "2026-01-31T09:00:00.000Z",
                     *       "tickets_created_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_critical_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_critical_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "tickets_overdue_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "open_issues": 1,
                     *       "open_critical_issues": 1,
                     *       "open_overdue_issues": 1,
                     *       "last_issue_created": "2026-01-31T09:00:00.000Z",
                     *       "issues_created_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_critical_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_critical_resolved_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "issues_overdue_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "last_touchpoint": "2026-01-31T09:00:00.000Z",
                     *       "touchpoints_15d": 1,
                     *       "touchpoints_30d": 1,
                     *       "touchpoints_90d": 1,
                     *       "activities": 1,
                     *       "activities_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "emails_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "calls_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "meetings_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "support_months": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5
                     *       ],
                     *       "nps_score": 1.25,
                     *       "promoters": 1,
                     *       "passives": 1,
                     *       "detractors": 1,
                     *       "last_nps_response": "2026-01-31T09:00:00.000Z",
                     *       "email": "ada@example.com",
                     *       "phone": "+41 44 123 45 67",
                     *       "industry": "Example",
                     *       "employees": 1,
                     *       "product_name": "Example",
                     *       "parent": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "is_parent": false,
                     *       "billing_street": "Example",
                     *       "billing_city": "Example",
                     *       "billing_state": "Example",
                     *       "billing_postal_code": "Example",
                     *       "billing_country": "Example",
                     *       "unassigned": false,
                     *       "risk_score": 1,
                     *       "risk_tag": "Live",
                     *       "risk_note": "Example",
                     *       "confidence_score": 1,
                     *       "confidence_tag": "Live",
                     *       "confidence_note": "Example",
                     *       "health_product_adoption": "none",
                     *       "health_financial": "none",
                     *       "health_service": "none",
                     *       "health_relationship": "none",
                     *       "health_score": 1,
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Account"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_users: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only members of this segment; of subscriptions those of its accounts */
                segment?: number;
                /** @description Only members of this list; of subscriptions those of its accounts */
                list?: number;
                /** @description Only accounts that are part of this one, at all levels (and their users) */
                under?: number;
                /** @description Only accounts where this team role is held: by you, or as `assigned` says */
                role?: number;
                /** @description Only accounts where a team role is held by you (me), by nobody (unassigned), or by the member with this id */
                assigned?: string;
                /** @description Only rows with this value */
                account_id?: number;
                /** @description Only rows with this value */
                external_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["User"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_users: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": 1,
                 *       "external_id": "example-1"
                 *     }
                 */
                "application/json": components["schemas"]["UserNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "external_id": "example-1",
                     *       "first_name": "Example",
                     *       "last_name": "Example",
                     *       "email": "ada@example.com",
                     *       "phone": "+41 44 123 45 67",
                     *       "mobile": "Example",
                     *       "title": "Example",
                     *       "role": "Live",
                     *       "persona": "Live",
                     *       "time_zone": "Europe/Zurich",
                     *       "total_features_used": 1,
                     *       "total_features_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "features_used": 1,
                     *       "modules_used": 1,
                     *       "modules_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "total_modules_used": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "product_stickiness": 1.25,
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "last_login": "2026-01-31T09:00:00.000Z",
                     *       "first_seen": "2026-01-31T09:00:00.000Z",
                     *       "time_spent": 1,
                     *       "activity": "active",
                     *       "features_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "engagement_score": 1.25,
                     *       "last_touchpoint": "2026-01-31T09:00:00.000Z",
                     *       "nps": 1,
                     *       "last_nps_response": "2026-01-31T09:00:00.000Z",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_users_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "external_id": "example-1",
                     *       "first_name": "Example",
                     *       "last_name": "Example",
                     *       "email": "ada@example.com",
                     *       "phone": "+41 44 123 45 67",
                     *       "mobile": "Example",
                     *       "title": "Example",
                     *       "role": "Live",
                     *       "persona": "Live",
                     *       "time_zone": "Europe/Zurich",
                     *       "total_features_used": 1,
                     *       "total_features_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "features_used": 1,
                     *       "modules_used": 1,
                     *       "modules_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "total_modules_used": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "product_stickiness": 1.25,
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "last_login": "2026-01-31T09:00:00.000Z",
                     *       "first_seen": "2026-01-31T09:00:00.000Z",
                     *       "time_spent": 1,
                     *       "activity": "active",
                     *       "features_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "engagement_score": 1.25,
                     *       "last_touchpoint": "2026-01-31T09:00:00.000Z",
                     *       "nps": 1,
                     *       "last_nps_response": "2026-01-31T09:00:00.000Z",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_users_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_users_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "external_id": "example-1",
                     *       "first_name": "Example",
                     *       "last_name": "Example",
                     *       "email": "ada@example.com",
                     *       "phone": "+41 44 123 45 67",
                     *       "mobile": "Example",
                     *       "title": "Example",
                     *       "role": "Live",
                     *       "persona": "Live",
                     *       "time_zone": "Europe/Zurich",
                     *       "total_features_used": 1,
                     *       "total_features_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "features_used": 1,
                     *       "modules_used": 1,
                     *       "modules_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "total_modules_used": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "product_stickiness": 1.25,
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "last_login": "2026-01-31T09:00:00.000Z",
                     *       "first_seen": "2026-01-31T09:00:00.000Z",
                     *       "time_spent": 1,
                     *       "activity": "active",
                     *       "features_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "engagement_score": 1.25,
                     *       "last_touchpoint": "2026-01-31T09:00:00.000Z",
                     *       "nps": 1,
                     *       "last_nps_response": "2026-01-31T09:00:00.000Z",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_users_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "external_id": "example-1",
                     *       "first_name": "Example",
                     *       "last_name": "Example",
                     *       "email": "ada@example.com",
                     *       "phone": "+41 44 123 45 67",
                     *       "mobile": "Example",
                     *       "title": "Example",
                     *       "role": "Live",
                     *       "persona": "Live",
                     *       "time_zone": "Europe/Zurich",
                     *       "total_features_used": 1,
                     *       "total_features_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "features_used": 1,
                     *       "modules_used": 1,
                     *       "modules_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "total_modules_used": 1,
                     *       "active_days": 1,
                     *       "usage_frequency": "inactive",
                     *       "product_stickiness": 1.25,
                     *       "last_activity": "2026-01-31T09:00:00.000Z",
                     *       "last_login": "2026-01-31T09:00:00.000Z",
                     *       "first_seen": "2026-01-31T09:00:00.000Z",
                     *       "time_spent": 1,
                     *       "activity": "active",
                     *       "features_used_series": [
                     *         0,
                     *         1,
                     *         2,
                     *         3,
                     *         4,
                     *         5,
                     *         6,
                     *         7,
                     *         8,
                     *         9,
                     *         10,
                     *         11,
                     *         12,
                     *         13
                     *       ],
                     *       "engagement_score": 1.25,
                     *       "last_touchpoint": "2026-01-31T09:00:00.000Z",
                     *       "nps": 1,
                     *       "last_nps_response": "2026-01-31T09:00:00.000Z",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_subscriptions: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only members of this segment; of subscriptions those of its accounts */
                segment?: number;
                /** @description Only members of this list; of subscriptions those of its accounts */
                list?: number;
                /** @description Only accounts that are part of this one, at all levels (and their users) */
                under?: number;
                /** @description Only accounts where this team role is held: by you, or as `assigned` says */
                role?: number;
                /** @description Only accounts where a team role is held by you (me), by nobody (unassigned), or by the member with this id */
                assigned?: string;
                /** @description Only rows with this value */
                external_id?: string;
                /** @description Only rows with this value */
                account_id?: number;
                /** @description Only rows with this value */
                billing_period_unit?: "day" | "week" | "month" | "year";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["Subscription"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_subscriptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_id": "example-1"
                 *     }
                 */
                "application/json": components["schemas"]["SubscriptionNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "plan_name": "Example",
                     *       "plan_id": "Example",
                     *       "plan_quantity": 1,
                     *       "product": "Example",
                     *       "status": "Live",
                     *       "amount": "1200.00",
                     *       "currency": "EUR",
                     *       "mrr": "1200.00",
                     *       "billing_period": 1,
                     *       "billing_period_unit": "day",
                     *       "subscription_start_on": "2026-01-31",
                     *       "subscription_ends_on": "2026-01-31",
                     *       "trial_ends_on": "2026-01-31",
                     *       "next_billing_on": "2026-01-31",
                     *       "cancelled_on": "2026-01-31",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_subscriptions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "plan_name": "Example",
                     *       "plan_id": "Example",
                     *       "plan_quantity": 1,
                     *       "product": "Example",
                     *       "status": "Live",
                     *       "amount": "1200.00",
                     *       "currency": "EUR",
                     *       "mrr": "1200.00",
                     *       "billing_period": 1,
                     *       "billing_period_unit": "day",
                     *       "subscription_start_on": "2026-01-31",
                     *       "subscription_ends_on": "2026-01-31",
                     *       "trial_ends_on": "2026-01-31",
                     *       "next_billing_on": "2026-01-31",
                     *       "cancelled_on": "2026-01-31",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_subscriptions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_subscriptions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "plan_name": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["SubscriptionPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "plan_name": "Example",
                     *       "plan_id": "Example",
                     *       "plan_quantity": 1,
                     *       "product": "Example",
                     *       "status": "Live",
                     *       "amount": "1200.00",
                     *       "currency": "EUR",
                     *       "mrr": "1200.00",
                     *       "billing_period": 1,
                     *       "billing_period_unit": "day",
                     *       "subscription_start_on": "2026-01-31",
                     *       "subscription_ends_on": "2026-01-31",
                     *       "trial_ends_on": "2026-01-31",
                     *       "next_billing_on": "2026-01-31",
                     *       "cancelled_on": "2026-01-31",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_subscriptions_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "plan_name": "Example",
                     *       "plan_id": "Example",
                     *       "plan_quantity": 1,
                     *       "product": "Example",
                     *       "status": "Live",
                     *       "amount": "1200.00",
                     *       "currency": "EUR",
                     *       "mrr": "1200.00",
                     *       "billing_period": 1,
                     *       "billing_period_unit": "day",
                     *       "subscription_start_on": "2026-01-31",
                     *       "subscription_ends_on": "2026-01-31",
                     *       "trial_ends_on": "2026-01-31",
                     *       "next_billing_on": "2026-01-31",
                     *       "cancelled_on": "2026-01-31",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_invoices: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                external_id?: string;
                /** @description Only rows with this value */
                account_id?: number;
                /** @description Only rows with this value */
                subscription_id?: number;
                /** @description Only rows with this value */
                status?: "paid" | "posted" | "payment_due" | "not_paid" | "voided" | "pending";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["Invoice"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_invoices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_id": "example-1"
                 *     }
                 */
                "application/json": components["schemas"]["InvoiceNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "subscription": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "total": "1200.00",
                     *       "taxes": "1200.00",
                     *       "amount_due": "1200.00",
                     *       "amount_paid": "1200.00",
                     *       "currency": "EUR",
                     *       "status": "paid",
                     *       "due_on": "2026-01-31",
                     *       "paid_on": "2026-01-31",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_invoices_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "subscription": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "total": "1200.00",
                     *       "taxes": "1200.00",
                     *       "amount_due": "1200.00",
                     *       "amount_paid": "1200.00",
                     *       "currency": "EUR",
                     *       "status": "paid",
                     *       "due_on": "2026-01-31",
                     *       "paid_on": "2026-01-31",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_invoices_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_invoices_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "total": "1200.00"
                 *     }
                 */
                "application/json": components["schemas"]["InvoicePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "subscription": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "total": "1200.00",
                     *       "taxes": "1200.00",
                     *       "amount_due": "1200.00",
                     *       "amount_paid": "1200.00",
                     *       "currency": "EUR",
                     *       "status": "paid",
                     *       "due_on": "2026-01-31",
                     *       "paid_on": "2026-01-31",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_invoices_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "subscription": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "total": "1200.00",
                     *       "taxes": "1200.00",
                     *       "amount_due": "1200.00",
                     *       "amount_paid": "1200.00",
                     *       "currency": "EUR",
                     *       "status": "paid",
                     *       "due_on": "2026-01-31",
                     *       "paid_on": "2026-01-31",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Invoice"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                external_id?: string;
                /** @description Only rows with this value */
                account_id?: number;
                /** @description Only rows with this value */
                user_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["Ticket"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_tickets: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_id": "example-1"
                 *     }
                 */
                "application/json": components["schemas"]["TicketNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "subject": "Example",
                     *       "status": "Example",
                     *       "priority": "Example",
                     *       "open": false,
                     *       "due_on": "2026-01-31",
                     *       "resolved_on": "2026-01-31T09:00:00.000Z",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_tickets_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "subject": "Example",
                     *       "status": "Example",
                     *       "priority": "Example",
                     *       "open": false,
                     *       "due_on": "2026-01-31",
                     *       "resolved_on": "2026-01-31T09:00:00.000Z",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_tickets_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_tickets_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subject": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["TicketPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "subject": "Example",
                     *       "status": "Example",
                     *       "priority": "Example",
                     *       "open": false,
                     *       "due_on": "2026-01-31",
                     *       "resolved_on": "2026-01-31T09:00:00.000Z",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_tickets_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "subject": "Example",
                     *       "status": "Example",
                     *       "priority": "Example",
                     *       "open": false,
                     *       "due_on": "2026-01-31",
                     *       "resolved_on": "2026-01-31T09:00:00.000Z",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Ticket"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_issues: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                external_id?: string;
                /** @description Only rows with this value */
                account_id?: number;
                /** @description Only rows with this value */
                user_id?: number;
                /** @description Only rows with this value */
                type?: "bug" | "feature_request" | "other";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["Issue"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_issues: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_id": "example-1"
                 *     }
                 */
                "application/json": components["schemas"]["IssueNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "subject": "Example",
                     *       "status": "Example",
                     *       "priority": "Example",
                     *       "open": false,
                     *       "due_on": "2026-01-31",
                     *       "resolved_on": "2026-01-31T09:00:00.000Z",
                     *       "type": "bug",
                     *       "url": "https://example.com/1",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Issue"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_issues_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "subject": "Example",
                     *       "status": "Example",
                     *       "priority": "Example",
                     *       "open": false,
                     *       "due_on": "2026-01-31",
                     *       "resolved_on": "2026-01-31T09:00:00.000Z",
                     *       "type": "bug",
                     *       "url": "https://example.com/1",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Issue"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_issues_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_issues_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subject": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["IssuePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "subject": "Example",
                     *       "status": "Example",
                     *       "priority": "Example",
                     *       "open": false,
                     *       "due_on": "2026-01-31",
                     *       "resolved_on": "2026-01-31T09:00:00.000Z",
                     *       "type": "bug",
                     *       "url": "https://example.com/1",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Issue"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_issues_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "subject": "Example",
                     *       "status": "Example",
                     *       "priority": "Example",
                     *       "open": false,
                     *       "due_on": "2026-01-31",
                     *       "resolved_on": "2026-01-31T09:00:00.000Z",
                     *       "type": "bug",
                     *       "url": "https://example.com/1",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Issue"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_touchpoints: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                external_id?: string;
                /** @description Only rows with this value */
                account_id?: number;
                /** @description Only rows with this value */
                user_id?: number;
                /** @description Only rows with this value */
                channel?: "email" | "call" | "meeting" | "support";
                /** @description Only rows with this value */
                direction?: "in" | "out";
                /** @description Only rows with this value */
                member_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["Touchpoint"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_touchpoints: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_id": "example-1",
                 *       "channel": "email"
                 *     }
                 */
                "application/json": components["schemas"]["TouchpointNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "channel": "email",
                     *       "direction": "in",
                     *       "subject": "Example",
                     *       "body": "Example",
                     *       "member": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "email": "ada@example.com"
                     *       },
                     *       "occurred_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Touchpoint"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_touchpoints_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "channel": "email",
                     *       "direction": "in",
                     *       "subject": "Example",
                     *       "body": "Example",
                     *       "member": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "email": "ada@example.com"
                     *       },
                     *       "occurred_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Touchpoint"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_touchpoints_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_touchpoints_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "channel": "email"
                 *     }
                 */
                "application/json": components["schemas"]["TouchpointPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "channel": "email",
                     *       "direction": "in",
                     *       "subject": "Example",
                     *       "body": "Example",
                     *       "member": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "email": "ada@example.com"
                     *       },
                     *       "occurred_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Touchpoint"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_touchpoints_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "channel": "email",
                     *       "direction": "in",
                     *       "subject": "Example",
                     *       "body": "Example",
                     *       "member": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "email": "ada@example.com"
                     *       },
                     *       "occurred_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Touchpoint"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_nps_responses: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                external_id?: string;
                /** @description Only rows with this value */
                account_id?: number;
                /** @description Only rows with this value */
                user_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["NpsResponse"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_nps_responses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "external_id": "example-1",
                 *       "score": 1
                 *     }
                 */
                "application/json": components["schemas"]["NpsResponseNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "email": "ada@example.com",
                     *       "score": 1,
                     *       "comment": "Example",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["NpsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_nps_responses_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "email": "ada@example.com",
                     *       "score": 1,
                     *       "comment": "Example",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["NpsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_nps_responses_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_nps_responses_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["NpsResponsePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "email": "ada@example.com",
                     *       "score": 1,
                     *       "comment": "Example",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["NpsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_nps_responses_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "external_id": "example-1",
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "user": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "email": "ada@example.com",
                     *       "score": 1,
                     *       "comment": "Example",
                     *       "created_on": "2026-01-31T09:00:00.000Z",
                     *       "updated_on": "2026-01-31T09:00:00.000Z",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["NpsResponse"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_consumption_metrics: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                aggregate?: "sum" | "max" | "last";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["ConsumptionMetric"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_consumption_metrics: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["ConsumptionMetricNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "label": "Example",
                     *       "unit": "Example",
                     *       "aggregate": "sum",
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ConsumptionMetric"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_consumption_metrics_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "label": "Example",
                     *       "unit": "Example",
                     *       "aggregate": "sum",
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ConsumptionMetric"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_consumption_metrics_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_consumption_metrics_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ConsumptionMetricPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "label": "Example",
                     *       "unit": "Example",
                     *       "aggregate": "sum",
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ConsumptionMetric"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_consumption_metrics_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "label": "Example",
                     *       "unit": "Example",
                     *       "aggregate": "sum",
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ConsumptionMetric"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_consumption: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                account_id?: number;
                /** @description Only rows with this value */
                metric_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["Consumption"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_consumption: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "account_id": 1,
                 *       "metric_id": 1,
                 *       "value": 1.25
                 *     }
                 */
                "application/json": components["schemas"]["ConsumptionNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "metric": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "date": "2026-01-31",
                     *       "value": 1.25,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Consumption"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_consumption_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "metric": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "date": "2026-01-31",
                     *       "value": 1.25,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Consumption"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_consumption_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_consumption_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "value": 1.25
                 *     }
                 */
                "application/json": components["schemas"]["ConsumptionPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "metric": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "date": "2026-01-31",
                     *       "value": 1.25,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Consumption"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_consumption_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "account": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "external_id": "example-1"
                     *       },
                     *       "metric": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "date": "2026-01-31",
                     *       "value": 1.25,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Consumption"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_products: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["Product"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_products: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["ProductNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "label": "Example",
                     *       "name": "Ada Lovelace",
                     *       "hidden": false,
                     *       "page_views": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Product"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_products_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "label": "Example",
                     *       "name": "Ada Lovelace",
                     *       "hidden": false,
                     *       "page_views": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Product"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_products_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ProductPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "label": "Example",
                     *       "name": "Ada Lovelace",
                     *       "hidden": false,
                     *       "page_views": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Product"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_modules: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                product_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["Module"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_modules: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "product_id": 1
                 *     }
                 */
                "application/json": components["schemas"]["ModuleNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "label": "Example",
                     *       "name": "Ada Lovelace",
                     *       "product": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "hidden": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Module"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_modules_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "label": "Example",
                     *       "name": "Ada Lovelace",
                     *       "product": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "hidden": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Module"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_modules_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["ModulePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "label": "Example",
                     *       "name": "Ada Lovelace",
                     *       "product": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "hidden": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Module"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_features: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                module_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["Feature"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_features: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "module_id": 1
                 *     }
                 */
                "application/json": components["schemas"]["FeatureNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "label": "Example",
                     *       "name": "Ada Lovelace",
                     *       "module": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "hidden": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Feature"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_features_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "label": "Example",
                     *       "name": "Ada Lovelace",
                     *       "module": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "hidden": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Feature"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_features_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["FeaturePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "label": "Example",
                     *       "name": "Ada Lovelace",
                     *       "module": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "hidden": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Feature"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_stages: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                type?: "trial" | "onboarding" | "live" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["Stage"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_stages: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "type": "trial"
                 *     }
                 */
                "application/json": components["schemas"]["StageNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "trial",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Stage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_stages_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "trial",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Stage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_stages_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_stages_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["StagePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "trial",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Stage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_stages_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "trial",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Stage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_subscription_statuses: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                type?: "active" | "future" | "suspended" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["SubscriptionStatus"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_subscription_statuses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "type": "active"
                 *     }
                 */
                "application/json": components["schemas"]["SubscriptionStatusNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "active",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SubscriptionStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_subscription_statuses_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "active",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SubscriptionStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_subscription_statuses_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_subscription_statuses_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["SubscriptionStatusPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "active",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SubscriptionStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_subscription_statuses_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "active",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SubscriptionStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_forecast_statuses: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                type?: "renew" | "up_sell" | "at_risk" | "cancel" | "convert";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["ForecastStatus"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_forecast_statuses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "type": "renew"
                 *     }
                 */
                "application/json": components["schemas"]["ForecastStatusNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "renew",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ForecastStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_forecast_statuses_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "renew",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ForecastStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_forecast_statuses_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_forecast_statuses_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["ForecastStatusPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "renew",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ForecastStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_forecast_statuses_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "renew",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ForecastStatus"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_personas: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["Persona"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_personas: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["PersonaNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Persona"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_personas_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Persona"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_personas_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_personas_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["PersonaPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Persona"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_personas_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Persona"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_user_roles: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["UserRole"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_user_roles: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["UserRoleNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["UserRole"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_user_roles_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["UserRole"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_user_roles_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_user_roles_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["UserRolePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["UserRole"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_user_roles_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["UserRole"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_risk_reasons: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                kind?: "risk" | "confidence";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["RiskReason"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_risk_reasons: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "kind": "risk"
                 *     }
                 */
                "application/json": components["schemas"]["RiskReasonNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "kind": "risk",
                     *       "position": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RiskReason"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_risk_reasons_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "kind": "risk",
                     *       "position": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RiskReason"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_risk_reasons_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_risk_reasons_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["RiskReasonPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "kind": "risk",
                     *       "position": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RiskReason"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_risk_reasons_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "kind": "risk",
                     *       "position": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["RiskReason"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_team_roles: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["TeamRole"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_team_roles: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "key": "example",
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["TeamRoleNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "key": "example",
                     *       "name": "Ada Lovelace",
                     *       "position": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["TeamRole"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_team_roles_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "key": "example",
                     *       "name": "Ada Lovelace",
                     *       "position": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["TeamRole"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_team_roles_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_team_roles_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["TeamRolePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "key": "example",
                     *       "name": "Ada Lovelace",
                     *       "position": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["TeamRole"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_team_roles_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "key": "example",
                     *       "name": "Ada Lovelace",
                     *       "position": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["TeamRole"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_currency_rates: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["CurrencyRate"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_currency_rates: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currency": "EUR",
                 *       "from_on": "2026-01-31",
                 *       "rate": 1.25
                 *     }
                 */
                "application/json": components["schemas"]["CurrencyRateNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "currency": "EUR",
                     *       "from_on": "2026-01-31",
                     *       "rate": 1.25,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CurrencyRate"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_currency_rates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "currency": "EUR",
                     *       "from_on": "2026-01-31",
                     *       "rate": 1.25,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CurrencyRate"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_currency_rates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_currency_rates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "from_on": "2026-01-31"
                 *     }
                 */
                "application/json": components["schemas"]["CurrencyRatePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "currency": "EUR",
                     *       "from_on": "2026-01-31",
                     *       "rate": 1.25,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CurrencyRate"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_currency_rates_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "currency": "EUR",
                     *       "from_on": "2026-01-31",
                     *       "rate": 1.25,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CurrencyRate"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_custom_attributes: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                entity?: "account" | "user";
                /** @description Only rows with this value */
                type?: "text" | "number" | "currency" | "date" | "boolean" | "one_of" | "many_of" | "link";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["CustomAttribute"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_custom_attributes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "key": "example",
                 *       "entity": "account",
                 *       "type": "text"
                 *     }
                 */
                "application/json": components["schemas"]["CustomAttributeNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "key": "example",
                     *       "entity": "account",
                     *       "label": "Example",
                     *       "type": "text",
                     *       "options": [
                     *         "Example"
                     *       ],
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "hidden": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CustomAttribute"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_custom_attributes_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "key": "example",
                     *       "entity": "account",
                     *       "label": "Example",
                     *       "type": "text",
                     *       "options": [
                     *         "Example"
                     *       ],
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "hidden": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CustomAttribute"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_custom_attributes_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_custom_attributes_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "label": "Example"
                 *     }
                 */
                "application/json": components["schemas"]["CustomAttributePatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "key": "example",
                     *       "entity": "account",
                     *       "label": "Example",
                     *       "type": "text",
                     *       "options": [
                     *         "Example"
                     *       ],
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "hidden": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CustomAttribute"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_custom_attributes_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "key": "example",
                     *       "entity": "account",
                     *       "label": "Example",
                     *       "type": "text",
                     *       "options": [
                     *         "Example"
                     *       ],
                     *       "position": 1,
                     *       "confirmed": false,
                     *       "hidden": false,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CustomAttribute"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_segments: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                entity?: "account" | "user";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["Segment"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_segments: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "entity": "account",
                 *       "criteria": {
                 *         "all": []
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SegmentNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "entity": "account",
                     *       "criteria": {
                     *         "all": []
                     *       },
                     *       "description": "Example",
                     *       "position": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Segment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_segments_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "entity": "account",
                     *       "criteria": {
                     *         "all": []
                     *       },
                     *       "description": "Example",
                     *       "position": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Segment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_segments_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_segments_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["SegmentPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "entity": "account",
                     *       "criteria": {
                     *         "all": []
                     *       },
                     *       "description": "Example",
                     *       "position": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Segment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_segments_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "entity": "account",
                     *       "criteria": {
                     *         "all": []
                     *       },
                     *       "description": "Example",
                     *       "position": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Segment"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_health_configs: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                segment_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["HealthConfig"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_health_configs: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["HealthConfigNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "segment": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "position": 1,
                     *       "product_adoption_good": {
                     *         "all": []
                     *       },
                     *       "product_adoption_poor": {
                     *         "all": []
                     *       },
                     *       "product_adoption_weight": 1,
                     *       "financial_good": {
                     *         "all": []
                     *       },
                     *       "financial_poor": {
                     *         "all": []
                     *       },
                     *       "financial_weight": 1,
                     *       "service_good": {
                     *         "all": []
                     *       },
                     *       "service_poor": {
                     *         "all": []
                     *       },
                     *       "service_weight": 1,
                     *       "relationship_good": {
                     *         "all": []
                     *       },
                     *       "relationship_poor": {
                     *         "all": []
                     *       },
                     *       "relationship_weight": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["HealthConfig"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_health_configs_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "segment": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "position": 1,
                     *       "product_adoption_good": {
                     *         "all": []
                     *       },
                     *       "product_adoption_poor": {
                     *         "all": []
                     *       },
                     *       "product_adoption_weight": 1,
                     *       "financial_good": {
                     *         "all": []
                     *       },
                     *       "financial_poor": {
                     *         "all": []
                     *       },
                     *       "financial_weight": 1,
                     *       "service_good": {
                     *         "all": []
                     *       },
                     *       "service_poor": {
                     *         "all": []
                     *       },
                     *       "service_weight": 1,
                     *       "relationship_good": {
                     *         "all": []
                     *       },
                     *       "relationship_poor": {
                     *         "all": []
                     *       },
                     *       "relationship_weight": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["HealthConfig"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_health_configs_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_health_configs_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["HealthConfigPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "segment": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "position": 1,
                     *       "product_adoption_good": {
                     *         "all": []
                     *       },
                     *       "product_adoption_poor": {
                     *         "all": []
                     *       },
                     *       "product_adoption_weight": 1,
                     *       "financial_good": {
                     *         "all": []
                     *       },
                     *       "financial_poor": {
                     *         "all": []
                     *       },
                     *       "financial_weight": 1,
                     *       "service_good": {
                     *         "all": []
                     *       },
                     *       "service_poor": {
                     *         "all": []
                     *       },
                     *       "service_weight": 1,
                     *       "relationship_good": {
                     *         "all": []
                     *       },
                     *       "relationship_poor": {
                     *         "all": []
                     *       },
                     *       "relationship_weight": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["HealthConfig"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_health_configs_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "segment": {
                     *         "id": 1,
                     *         "name": "Example"
                     *       },
                     *       "position": 1,
                     *       "product_adoption_good": {
                     *         "all": []
                     *       },
                     *       "product_adoption_poor": {
                     *         "all": []
                     *       },
                     *       "product_adoption_weight": 1,
                     *       "financial_good": {
                     *         "all": []
                     *       },
                     *       "financial_poor": {
                     *         "all": []
                     *       },
                     *       "financial_weight": 1,
                     *       "service_good": {
                     *         "all": []
                     *       },
                     *       "service_poor": {
                     *         "all": []
                     *       },
                     *       "service_weight": 1,
                     *       "relationship_good": {
                     *         "all": []
                     *       },
                     *       "relationship_poor": {
                     *         "all": []
                     *       },
                     *       "relationship_weight": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["HealthConfig"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_lists: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only accounts where this team role is held: by you, or as `assigned` says */
                role?: number;
                /** @description Only accounts where a team role is held by you (me), by nobody (unassigned), or by the member with this id */
                assigned?: string;
                /** @description Only rows with this value */
                type?: "account" | "user";
                /** @description Only rows with this value */
                status?: "active" | "inactive";
                /** @description Only rows with this value */
                owner_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["List"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_lists: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "type": "account",
                 *       "criteria": {
                 *         "all": []
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ListNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "account",
                     *       "segments": [
                     *         1
                     *       ],
                     *       "criteria": {
                     *         "all": []
                     *       },
                     *       "description": "Example",
                     *       "status": "active",
                     *       "owner": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "email": "ada@example.com"
                     *       },
                     *       "refreshing": false,
                     *       "members": 1,
                     *       "amount": "1200.00",
                     *       "product_adoption_good": 1,
                     *       "product_adoption_average": 1,
                     *       "product_adoption_poor": 1,
                     *       "product_adoption_none": 1,
                     *       "financial_good": 1,
                     *       "financial_average": 1,
                     *       "financial_poor": 1,
                     *       "financial_none": 1,
                     *       "service_good": 1,
                     *       "service_average": 1,
                     *       "service_poor": 1,
                     *       "service_none": 1,
                     *       "relationship_good": 1,
                     *       "relationship_average": 1,
                     *       "relationship_poor": 1,
                     *       "relationship_none": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["List"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_lists_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "account",
                     *       "segments": [
                     *         1
                     *       ],
                     *       "criteria": {
                     *         "all": []
                     *       },
                     *       "description": "Example",
                     *       "status": "active",
                     *       "owner": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "email": "ada@example.com"
                     *       },
                     *       "refreshing": false,
                     *       "members": 1,
                     *       "amount": "1200.00",
                     *       "product_adoption_good": 1,
                     *       "product_adoption_average": 1,
                     *       "product_adoption_poor": 1,
                     *       "product_adoption_none": 1,
                     *       "financial_good": 1,
                     *       "financial_average": 1,
                     *       "financial_poor": 1,
                     *       "financial_none": 1,
                     *       "service_good": 1,
                     *       "service_average": 1,
                     *       "service_poor": 1,
                     *       "service_none": 1,
                     *       "relationship_good": 1,
                     *       "relationship_average": 1,
                     *       "relationship_poor": 1,
                     *       "relationship_none": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["List"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_lists_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_lists_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["ListPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "account",
                     *       "segments": [
                     *         1
                     *       ],
                     *       "criteria": {
                     *         "all": []
                     *       },
                     *       "description": "Example",
                     *       "status": "active",
                     *       "owner": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "email": "ada@example.com"
                     *       },
                     *       "refreshing": false,
                     *       "members": 1,
                     *       "amount": "1200.00",
                     *       "product_adoption_good": 1,
                     *       "product_adoption_average": 1,
                     *       "product_adoption_poor": 1,
                     *       "product_adoption_none": 1,
                     *       "financial_good": 1,
                     *       "financial_average": 1,
                     *       "financial_poor": 1,
                     *       "financial_none": 1,
                     *       "service_good": 1,
                     *       "service_average": 1,
                     *       "service_poor": 1,
                     *       "service_none": 1,
                     *       "relationship_good": 1,
                     *       "relationship_average": 1,
                     *       "relationship_poor": 1,
                     *       "relationship_none": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["List"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_lists_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "type": "account",
                     *       "segments": [
                     *         1
                     *       ],
                     *       "criteria": {
                     *         "all": []
                     *       },
                     *       "description": "Example",
                     *       "status": "active",
                     *       "owner": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "email": "ada@example.com"
                     *       },
                     *       "refreshing": false,
                     *       "members": 1,
                     *       "amount": "1200.00",
                     *       "product_adoption_good": 1,
                     *       "product_adoption_average": 1,
                     *       "product_adoption_poor": 1,
                     *       "product_adoption_none": 1,
                     *       "financial_good": 1,
                     *       "financial_average": 1,
                     *       "financial_poor": 1,
                     *       "financial_none": 1,
                     *       "service_good": 1,
                     *       "service_average": 1,
                     *       "service_poor": 1,
                     *       "service_none": 1,
                     *       "relationship_good": 1,
                     *       "relationship_average": 1,
                     *       "relationship_poor": 1,
                     *       "relationship_none": 1,
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["List"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_field_owners: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                entity?: "account" | "user";
                /** @description Only rows with this value */
                owner?: "last_writer" | "integration" | "member";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["FieldOwner"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_field_owners: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "entity": "account",
                 *       "field": "Example",
                 *       "owner": "last_writer"
                 *     }
                 */
                "application/json": components["schemas"]["FieldOwnerNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "entity": "account",
                     *       "field": "Example",
                     *       "owner": "last_writer",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["FieldOwner"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_field_owners_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "entity": "account",
                     *       "field": "Example",
                     *       "owner": "last_writer",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["FieldOwner"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_field_owners_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "owner": "last_writer"
                 *     }
                 */
                "application/json": components["schemas"]["FieldOwnerPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "entity": "account",
                     *       "field": "Example",
                     *       "owner": "last_writer",
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["FieldOwner"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_views: {
        parameters: {
            query?: {
                /** @description Keys of fields, separated by commas; * for all. When not said all but the series of accounts per week, per month and of features used. Of what belongs to an account also its fields: account.mrr */
                columns?: string;
                /** @description Keys of fields, separated by commas; -key sorts downwards */
                sort?: string;
                /** @description Text to search for */
                q?: string;
                /** @description Criteria as JSON: only rows that they select */
                filter?: string;
                /** @description Rows, 1 to 1000; 50 when not said */
                limit?: number;
                /** @description From 1 */
                page?: number;
                /** @description true: rows that were deleted and can be restored */
                deleted?: boolean;
                /** @description Only rows with this value */
                entity?: "account" | "user" | "subscription";
                /** @description Only rows with this value */
                owner_id?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description With `columns`: id, version and those fields only */
                        rows: components["schemas"]["View"][];
                        /** Format: int64 */
                        total: number;
                        /**
                         * Format: date-time
                         * @description Changes up to this instant are in the metrics
                         */
                        fresh_at: string;
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_views: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace",
                 *       "entity": "account",
                 *       "state": {
                 *         "sort": "name"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ViewNew"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "entity": "account",
                     *       "shared": false,
                     *       "automatic": false,
                     *       "owner": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "email": "ada@example.com"
                     *       },
                     *       "state": {
                     *         "sort": "name"
                     *       },
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["View"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    get_views_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "entity": "account",
                     *       "shared": false,
                     *       "automatic": false,
                     *       "owner": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "email": "ada@example.com"
                     *       },
                     *       "state": {
                     *         "sort": "name"
                     *       },
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["View"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    delete_views_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "change_set_id": 1
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeSet"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    patch_views_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ada Lovelace"
                 *     }
                 */
                "application/json": components["schemas"]["ViewPatch"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "entity": "account",
                     *       "shared": false,
                     *       "automatic": false,
                     *       "owner": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "email": "ada@example.com"
                     *       },
                     *       "state": {
                     *         "sort": "name"
                     *       },
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["View"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    post_views_id_restore: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body within a day: done once, answered alike */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    /** @description Id of the change set, where the request changed something that can be undone */
                    "X-Change-Set"?: number;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "version": 1,
                     *       "name": "Ada Lovelace",
                     *       "entity": "account",
                     *       "shared": false,
                     *       "automatic": false,
                     *       "owner": {
                     *         "id": 1,
                     *         "name": "Example",
                     *         "email": "ada@example.com"
                     *       },
                     *       "state": {
                     *         "sort": "name"
                     *       },
                     *       "created_at": "2026-01-31T09:00:00.000Z",
                     *       "updated_at": "2026-01-31T09:00:00.000Z",
                     *       "deleted_at": "2026-01-31T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["View"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
}
