// A Pulumi program that makes nothing: the engine wants one, also where it only imports.
