/*
 * The Node client of graphscript against a started application. It takes the address of
 * the desk, and prints one JSON line: what each step came to.
 */
const { WSSbackend } = require("graphscript/dist/index.node.js");

const approved = new Set();
const service = new WSSbackend({ roots: { approve } });
const socket = service.openWS({ address: process.argv[2] });

// The client listens twice to its own socket, so it runs every call of the server twice.
function approve(order, value) {
  approved.add(JSON.stringify([order, value]));
  return true;
}

/* What is emitted of a route: as frames, and as the client's own state tells it. */
function emissions(route) {
  const seen = { frames: [], state: new Set() };
  socket.socket.on("message", (data) => {
    const frame = JSON.parse(data.toString());
    if (frame.callbackId === route) {
      seen.frames.push(frame.args);
    }
  });
  service.__node.state.subscribeEvent(socket.address, (data) => {
    const frame = typeof data === "string" ? JSON.parse(data) : data;
    if (frame?.callbackId === route) {
      seen.state.add(frame.args);
    }
  });
  return seen;
}

function idReceived() {
  return new Promise((resolve) => {
    const timer = setInterval(() => socket._id && resolve(clearInterval(timer)), 5);
  });
}

async function steps() {
  const result = {};
  await idReceived();
  result.idIsOurs = /^socket/.test(socket._id);
  result.run = await socket.run("desk.quote", ["ACME"]);
  result.runScalar = await socket.run("desk.quote", "ACME");
  result.request = await socket.request({ route: "desk.fee", args: [2500] });

  result.post = await socket.run("desk.watchlist", ["ACME"], "post");
  result.get = await socket.run("desk.watchlist", [], "get");
  result.delete = await socket.request({ route: "desk.watchlist", method: "delete", args: ["ACME"] });

  const fees = emissions("desk.fee");
  const number = await socket.request({ route: "subscribeSocket", args: ["desk.fee", socket._id] });
  result.subscription = typeof number;
  await socket.run("desk.fee", [1000]);
  socket.post("desk.fee", [2000]);
  await socket.run("desk.fee", [3000]);
  result.unsubscribed = await socket.unsubscribe("desk.fee", number);
  result.unsubscribedAgain = await socket.unsubscribe("desk.fee", number);
  await socket.run("desk.fee", [4000]);
  result.frames = fees.frames;
  result.state = [...fees.state];

  result.unknown = (await socket.run("desk.nothing", [])) ?? "no value";
  result.alive = await socket.run("ping");

  // The client looks for who asks it among its sockets by id, but stores them by address.
  service.sockets[socket._id] = socket;
  result.order = await socket.run("desk.order", [{ symbol: "ACME", side: "BUY", quantity: 300 }]);
  result.approved = [...approved].map((text) => JSON.parse(text));
  return result;
}

steps().then((result) => {
  process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
}, (error) => {
  console.error(error);
  process.exit(1);
});
