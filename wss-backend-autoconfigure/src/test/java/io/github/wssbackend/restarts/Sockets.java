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

package io.github.wssbackend.restarts;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.client.ClientTraces;
import io.github.wssbackend.client.WssClientOptions;
import io.github.wssbackend.client.WssClientOptions.Reconnect;
import io.github.wssbackend.client.WssClientTemplate;
import io.github.wssbackend.connection.PeerConnection;

/**
 * The outbound sockets of a run and their subscriptions. Used by the thread of the run;
 * the watchers guard themselves.
 */
final class Sockets {

	private static final List<String> ROUTES = List.of("tick", "beat");

	private final List<WssConnection> connections = new ArrayList<>();

	private final List<Watcher> watchers = new ArrayList<>();

	private final LongAdder emissions = new LongAdder();

	private final OpenAndClosed told;

	private final Faults faults;

	/** The sockets that were live when all were last. */
	private List<PeerConnection> live = List.of();

	Sockets(Faults faults) {
		this.faults = faults;
		this.told = new OpenAndClosed(faults);
	}

	/**
	 * Open and subscribe all of them at once.
	 */
	void open(WssClientTemplate clients, int port, RestartSettings settings) throws Exception {
		WssClientOptions options = WssClientOptions.url("ws://127.0.0.1:" + port + "/wss")
			.exposeRoutes("own.*")
			.requestTimeout(settings.requestTimeout())
			.connectTimeout(settings.bound())
			.reconnect(Reconnect.between(Duration.ofMillis(20), settings.backOff()))
			.handlers(this.told)
			.build();
		List<CompletableFuture<WssConnection>> opening = Stream.generate(() -> clients.openAsync(options))
			.limit(settings.sockets())
			.toList();
		long millis = settings.bound().toMillis();
		List<CompletableFuture<WssSubscription>> subscribing = new ArrayList<>();
		for (CompletableFuture<WssConnection> future : opening) {
			WssConnection connection = future.get(millis, TimeUnit.MILLISECONDS);
			this.connections.add(connection);
			ROUTES.forEach((route) -> subscribing.add(subscribe(connection, route)));
		}
		CompletableFuture.allOf(subscribing.toArray(CompletableFuture[]::new)).get(millis, TimeUnit.MILLISECONDS);
	}

	private CompletableFuture<WssSubscription> subscribe(WssConnection connection, String route) {
		Watcher watcher = new Watcher(route + " of socket " + this.connections.size(), this.emissions, this.faults);
		this.watchers.add(watcher);
		return connection.subscribe(route, Tick.class, watcher);
	}

	List<WssConnection> connections() {
		return this.connections;
	}

	List<Tick> last() {
		return this.watchers.stream().map(Watcher::last).toList();
	}

	/**
	 * How many sockets are open, with both subscriptions told of a life of the server.
	 */
	int back(int life) {
		int back = 0;
		for (int i = 0; i < this.connections.size(); i++) {
			boolean alive = true;
			for (int j = 0; j < ROUTES.size(); j++) {
				alive &= this.watchers.get(i * ROUTES.size() + j).last().life() == life;
			}
			back += (alive && this.connections.get(i).isOpen()) ? 1 : 0;
		}
		return back;
	}

	/**
	 * Whether each subscription has got something that was published after it had these.
	 */
	boolean isAfter(List<Tick> before) {
		for (int i = 0; i < before.size(); i++) {
			if (!this.watchers.get(i).last().isAfter(before.get(i))) {
				return false;
			}
		}
		return true;
	}

	/**
	 * All sockets are new ones: nothing may wait for those that went.
	 */
	void renewed() {
		checkGone();
		this.live = this.connections.stream().map(ClientTraces::live).filter(Objects::nonNull).toList();
	}

	/**
	 * Nothing may wait for the sockets that were live before.
	 */
	void checkGone() {
		this.live.stream()
			.filter((peer) -> peer.isOpen() || peer.waiting() > 0)
			.forEach((peer) -> this.faults.add(peer.waiting() + " wait for a socket that is gone"));
	}

	void terminate() {
		this.connections.forEach(WssConnection::terminate);
	}

	/**
	 * Let them go.
	 * @return the last socket of each connection, and the connections
	 */
	List<WeakReference<Object>> forget() {
		List<WeakReference<Object>> forgotten = Stream.concat(this.live.stream(), this.connections.stream())
			.map((object) -> new WeakReference<Object>(object))
			.toList();
		this.connections.clear();
		this.live = List.of();
		return forgotten;
	}

	/**
	 * How many of them are there still, for whoever looks.
	 */
	int left() {
		long there = this.connections.stream()
			.filter((connection) -> connection.isOpen() || ClientTraces.subscriptions(connection) > 0)
			.count();
		return Math.toIntExact(there) + this.told.open();
	}

	long emissions() {
		return this.emissions.sum();
	}

	OpenAndClosed told() {
		return this.told;
	}

}
