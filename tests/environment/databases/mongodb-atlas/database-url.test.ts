import { describe, expect, it } from "vitest";
import {
  hostOf,
  mongoUrl,
  percentEncode,
} from "../../../../src/environment/databases/mongodb-atlas/database-url.ts";

describe("mongoUrl", () => {
  it("has exactly the form that the services expect", () => {
    const url = mongoUrl({
      standardSrv: "mongodb+srv://bondigoo-prod-cluster.abcde.mongodb.net",
      user: "bondigoo-prod-user",
      password: "plain",
      database: "bondigoo-prod",
      cluster: "bondigoo-prod-cluster",
    });
    expect(url).toBe(
      "mongodb+srv://bondigoo-prod-user:plain@bondigoo-prod-cluster.abcde.mongodb.net/bondigoo-prod" +
        "?retryWrites=true&w=majority&appName=bondigoo-prod-cluster",
    );
  });

  it("is read back as what was put in, whatever characters the password has", () => {
    const password = "a:b/c?d#e[f]g@h!i$j&k'l(m)n*o+p,q;r=s%t";
    const url = mongoUrl({
      standardSrv: "mongodb+srv://c.abcde.mongodb.net",
      user: "user@home",
      password,
      database: "d",
      cluster: "c",
    });
    const parsed = new URL(url);
    expect(decodeURIComponent(parsed.password)).toBe(password);
    expect(decodeURIComponent(parsed.username)).toBe("user@home");
    expect(parsed.hostname).toBe("c.abcde.mongodb.net");
  });
});

describe("percentEncode", () => {
  it("also encodes the marks that encodeURIComponent leaves", () => {
    expect(percentEncode("!'()*-_.~")).toBe("%21%27%28%29%2A-_.~");
  });
});

describe("hostOf", () => {
  it("refuses what is no SRV address", () => {
    expect(() => hostOf("mongodb://c:27017")).toThrow("not an SRV connection string");
  });
});
