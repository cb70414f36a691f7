/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.benchmarks.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The servers that are compared.
 */
enum Peer {

	BY_HAND("by-hand", "byhand.ByHandPeer", FrameDialect::new),

	WSS("wss", "wss.WssPeer", FrameDialect::new),

	STOMP("stomp", "stomp.StompPeer", StompDialect::new),

	NETTY_SOCKETIO("netty-socketio", "socketio.SocketIoPeer", SocketIoDialect::new),

	NETTY("netty", "netty.NettyPeer", FrameDialect::new),

	GRAPHSCRIPT("graphscript", "graphscript-server.js", FrameDialect::new),

	SOCKETIO("socketio", "socketio-server.js", SocketIoDialect::new),

	WS("ws", "ws-server.js", FrameDialect::new);

	private static final String PACKAGE = "io.github.wssbackend.benchmarks.peer.";

	private final String id;

	private final String program;

	private final Supplier<Dialect> dialect;

	Peer(String id, String program, Supplier<Dialect> dialect) {
		this.id = id;
		this.program = program;
		this.dialect = dialect;
	}

	static Peer of(String id) {
		return Arrays.stream(values())
			.filter((peer) -> peer.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No such peer: " + id));
	}

	/** The names of those that can run here, with commas between. */
	static String available() {
		boolean node = NodeProject.isPossible();
		return Arrays.stream(values())
			.filter((peer) -> node || !peer.isNode())
			.map(Peer::id)
			.collect(Collectors.joining(","));
	}

	String id() {
		return this.id;
	}

	Dialect dialect() {
		return this.dialect.get();
	}

	/**
	 * The path for a scenario; a burst of the starter's goes to a server set up for it.
	 */
	String path(boolean burst) {
		return switch (this) {
			case WSS -> burst ? "/burst" : "/wss";
			case NETTY_SOCKETIO, SOCKETIO -> "/socket.io/?EIO=4&transport=websocket";
			default -> "/wss";
		};
	}

	/** Whether a route may be answered by the reading thread. */
	boolean hasFastRoute() {
		return this == WSS;
	}

	/** Whether it runs on Node. */
	boolean isNode() {
		return this.program.endsWith(".js");
	}

	/** The command that starts it, on the JDK that this runs on or on Node. */
	List<String> command(Options options) throws IOException {
		return isNode() ? NodeProject.install().command(this.program) : javaCommand(options);
	}

	private List<String> javaCommand(Options options) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-Xmx1g");
		command.addAll(options.jvmArguments());
		command.add("-classpath");
		command.add(System.getProperty("java.class.path"));
		command.add(PACKAGE + this.program);
		command.add("--spring.threads.virtual.enabled=" + options.virtualThreads());
		command.add("--server.tomcat.max-connections=" + Math.max(8192, options.connections() + 100));
		return command;
	}

}
