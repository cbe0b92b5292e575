/** What a MongoDB connection string is made of. */
export interface MongoAddress {
  /** `mongodb+srv://host`, as Atlas answers it: neither user nor password. */
  standardSrv: string;
  user: string;
  /** In the clear, not yet encoded. */
  password: string;
  database: string;
  /** Shows up in Atlas's lists of connections. */
  cluster: string;
}

/** `mongodb+srv://USER:PASSWORD@HOST/DATABASE?retryWrites=true&w=majority&appName=CLUSTER` */
export function mongoUrl(address: MongoAddress): string {
  const host = hostOf(address.standardSrv);
  const login = `${percentEncode(address.user)}:${percentEncode(address.password)}`;
  const options = `retryWrites=true&w=majority&appName=${percentEncode(address.cluster)}`;
  return `mongodb+srv://${login}@${host}/${address.database}?${options}`;
}

/** `cluster.abcde.mongodb.net` of `mongodb+srv://cluster.abcde.mongodb.net`. */
export function hostOf(standardSrv: string): string {
  const match = /^mongodb\+srv:\/\/([^/?@]+)/.exec(standardSrv);
  if (!match) throw new Error(`not an SRV connection string of Atlas: ${standardSrv}`);
  return match[1]!;
}

/** Every character but RFC 3986's unreserved ones; encodeURIComponent alone leaves `!'()*`. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
