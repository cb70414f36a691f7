/*
 * graphscript's server, to which the application connects. It takes the port (0: any that is free), prints READY with
 * the port once it listens, and ends with its standard input. With the word "survive" a node that fails does not end it.
 */
const http = require("http");
const { WSSbackend } = require("graphscript/dist/index.node.js");

const [port, survive] = process.argv.slice(2);
const heard = {}; // the texts that came, by the id of their socket
const protocols = {};
let count = 0;

const service = new WSSbackend({
  roots: {
    add: (a, b) => a + b,
    point: (x, y) => ({ x, y }),
    nothing: () => {},
    empty: () => null,
    later: (x) => Promise.resolve(x * 2),
    never: () => new Promise(() => {}),
    boom: () => { throw new Error("boom"); },
    rejects: () => Promise.reject(new Error("rejects")),
    price: (x) => x,
    account: { __operator: () => 1, balance: 1 },
    counter: { get: () => count, post: (by) => { count += by; return count; } },
    heard: (id) => heard[id],
    protocol: (id) => protocols[id],
    ids: () => Object.keys(service.servers[address].clients),
    runThere: (id, route, args) => service.sockets[id].run(route, args),
    postThere: (id, route, args) => service.sockets[id].post(route, args),
    subscribeThere: (id, route) => service.sockets[id].subscribe(route, () => {}),
  },
});
let address;

const server = http.createServer().listen(Number(port), "127.0.0.1", () => {
  const info = service.setupWSS({
    server,
    noServer: true,
    host: "127.0.0.1",
    port: server.address().port,
    path: "wss",
    onconnection: (socket, request, info, id) => {
      heard[id] = [];
      protocols[id] = socket.protocol;
      socket.on("message", (data) => heard[id].push(data.toString()));
    },
  });
  address = info.address;
  console.log(`READY ${server.address().port}`);
});

if (survive) {
  process.on("uncaughtException", (error) => console.error(error.message));
}
process.stdin.resume().on("end", () => process.exit(0));
