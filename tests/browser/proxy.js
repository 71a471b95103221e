/**
 * A proxy that answers every host of the web by itself, over http and https,
 * and remembers each request: whatever a browser asks for is seen here, so an
 * empty list is the proof that nothing was asked.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * @typedef {{ status?: number, headers?: Record<string, string>, body?: string | Buffer }} Answer
 * @typedef {(host: string, path: string, protocol: "http" | "https") => Answer | null} Route
 *   Says what stands at an address; null is an empty 404. The path has its query.
 * @typedef {{ host: string, path: string, protocol: "http" | "https", method: string }} Asked
 */

/**
 * Starts a proxy on a free port of this machine.
 * @param {Route} route
 */
export async function startProxy(route) {
  /** @type {Asked[]} */
  const requests = [];
  const proxy = {
    port: 0,
    /** Every request since the start, or since `requests.length = 0`. */
    requests,
    /** What stands on the web; may be changed at any time. */
    route,
    /** Milliseconds that each answer takes. */
    delay: 0,
    close: () => {
      for (const server of [plain, secure]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };

  /** @type {(protocol: "http" | "https") => http.RequestListener} */
  const listener = (protocol) => (request, response) => {
    const [asked, base] = [request.url ?? "/", `${protocol}://${request.headers.host}`];
    // A browser follows addresses that no parser of Node takes.
    if (!URL.canParse(asked, base)) return send(response, null);
    const address = new URL(asked, base);
    const [host, path] = [address.hostname, address.pathname + address.search];
    requests.push({ host, path, protocol, method: request.method ?? "" });
    const answer = proxy.route(host, path, protocol);
    if (proxy.delay > 0) setTimeout(send, proxy.delay, response, answer);
    else send(response, answer);
  };
  const plain = http.createServer(listener("http"));
  const secure = https.createServer(certificate(), listener("https"));
  plain.on("connect", (_request, socket) => {
    // A browser that closes its tab cuts the tunnel; that is not an error.
    socket.on("error", () => socket.destroy());
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    secure.emit("connection", socket);
  });
  await new Promise((resolve) => plain.listen(0, "127.0.0.1", () => resolve(undefined)));
  proxy.port = /** @type {import("node:net").AddressInfo} */ (plain.address()).port;
  return proxy;
}

/**
 * @param {http.ServerResponse} response
 * @param {Answer | null} answer
 */
function send(response, answer) {
  const { status = 200, headers = {}, body = "" } = answer ?? { status: 404 };
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    ...headers,
  });
  response.end(body);
}

/** A certificate for nobody: the browsers of the tests are told to take any. */
function certificate() {
  const folder = mkdtempSync(join(tmpdir(), "mamori-certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const kind = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -subj /CN=localhost -days 30";
  const files = ["-nodes", "-keyout", key, "-out", cert];
  execFileSync("openssl", ["req", "-x509", ...kind.split(" "), ...files], { stdio: "ignore" });
  const read = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return read;
}
