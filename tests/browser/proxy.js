/**
 * A proxy that answers the requests to every host itself, over http and https, and records them. An
 * empty record proves that the browser has sent no request.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * @typedef {{ status?: number, headers?: Record<string, string>, body?: string | Buffer, delay?: number }} Answer
 *   `delay`: how many milliseconds later it is sent
 * @typedef {(host: string, path: string, protocol: "http" | "https") => Answer | null} Route
 *   returns the answer for an address, null for an empty 404; `path` includes the query
 * @typedef {{ host: string, path: string, protocol: "http" | "https", method: string }} Request
 */

/**
 * Starts a proxy on a free port of this machine.
 * @param {Route} route
 */
export async function startProxy(route) {
  /** @type {Request[]} */
  const requests = [];
  const proxy = {
    port: 0,
    /** Every request since the start, or since `requests.length = 0`. */
    requests,
    /** Answers the requests; may be replaced at any time. */
    route,
    /** The delay of each answer in milliseconds. */
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
    const [target, base] = [request.url ?? "/", `${protocol}://${request.headers.host}`];
    // Browsers accept some addresses that Node cannot parse.
    if (!URL.canParse(target, base)) return send(response, null);
    const address = new URL(target, base);
    const [host, path] = [address.hostname, address.pathname + address.search];
    requests.push({ host, path, protocol, method: request.method ?? "" });
    const answer = proxy.route(host, path, protocol);
    const delay = answer?.delay ?? proxy.delay;
    if (delay > 0) setTimeout(send, delay, response, answer);
    else send(response, answer);
  };
  const plain = http.createServer(listener("http"));
  const secure = https.createServer(createCertificate(), listener("https"));
  plain.on("connect", (_request, socket) => {
    // A closed tab ends its tunnel, which is not an error.
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

/** Creates a self-signed certificate. The browsers of the tests accept any certificate. */
function createCertificate() {
  const folder = mkdtempSync(join(tmpdir(), "mamori-certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const kind = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -subj /CN=localhost -days 30";
  const files = ["-nodes", "-keyout", key, "-out", cert];
  execFileSync("openssl", ["req", "-x509", ...kind.split(" "), ...files], { stdio: "ignore" });
  const read = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return read;
}
