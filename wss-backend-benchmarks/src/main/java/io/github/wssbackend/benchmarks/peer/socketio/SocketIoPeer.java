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

package io.github.wssbackend.benchmarks.peer.socketio;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.MultiTypeArgs;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import io.github.wssbackend.benchmarks.peer.FreePort;
import io.github.wssbackend.benchmarks.peer.PeerProcess;
import io.github.wssbackend.benchmarks.peer.Tick;

/**
 * Events with acknowledgements; a room of the subscribers.
 */
class SocketIoPeer {

	private final SocketIOServer server;

	SocketIoPeer(int port) {
		Configuration configuration = new Configuration();
		configuration.setHostname("127.0.0.1");
		configuration.setPort(port);
		this.server = new SocketIOServer(configuration);
		this.server.addEventListener("add", int[].class, SocketIoPeer::add);
		this.server.addEventListener("subscribe", String.class, SocketIoPeer::subscribe);
		this.server.addMultiTypeEventListener("publish", this::publish, Integer.class, Integer.class, Long.class);
	}

	public static void main(String[] arguments) {
		int port = FreePort.find();
		new SocketIoPeer(port).server.start();
		PeerProcess.ready(port);
	}

	private static void add(SocketIOClient client, int[] summands, AckRequest request) {
		request.sendAckData(summands[0] + summands[1]);
	}

	private static void subscribe(SocketIOClient client, String nothing, AckRequest request) {
		client.joinRoom("tick");
		request.sendAckData(1);
	}

	private void publish(SocketIOClient client, MultiTypeArgs arguments, AckRequest request) {
		int count = arguments.<Integer>get(0);
		String pad = Tick.pad(arguments.<Integer>get(1));
		long start = arguments.<Long>get(2);
		for (int i = 0; i < count; i++) {
			this.server.getRoomOperations("tick").sendEvent("tick", new Tick(start + i, 0, pad));
		}
		request.sendAckData(count);
	}

}
