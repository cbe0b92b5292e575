import { z } from "zod";

/**
 * A bucket at Amazon S3, or at whoever speaks its protocol, and what in it begins with a prefix.
 * Names of buckets: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export const bucketForm =
  /^s3:\/\/(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(?<prefix>[\w./-]*[\w.-])\/?)?$/;

export const bucketPlace = z.string().regex(bucketForm, "s3://bucket, or s3://bucket/prefix");
