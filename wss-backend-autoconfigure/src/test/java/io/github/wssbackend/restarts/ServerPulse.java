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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.WssGraph;
import io.github.wssbackend.WssServers;
import io.github.wssbackend.restarts.Ledger.Slot;
import io.github.wssbackend.state.StateStore;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * What the server does by itself: publishes, runs a node of a client, and tells of itself
 * in the ledger. All of it on one thread.
 */
class ServerPulse implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((task) -> new Thread(task, "restarts-pulse"));

	private final WssGraph graph;

	private final WssServers servers;

	private final StateStore states;

	private final Ledger ledger;

	private final int life;

	private final Duration tick;

	private long ticks;

	ServerPulse(WssGraph graph, WssServers servers, StateStore states, Ledger ledger,
			@Value("${restarts.life}") int life, @Value("${restarts.tick}") Duration tick) {
		this.graph = graph;
		this.servers = servers;
		this.states = states;
		this.ledger = ledger;
		this.life = life;
		this.tick = tick;
		// Before the first client can come: it would be told that there is no such route.
		graph.declare("tick", true);
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		this.thread.scheduleAtFixedRate(this::beat, 0, this.tick.toNanos(), TimeUnit.NANOSECONDS);
		this.ledger.set(Slot.LIFE, this.life);
	}

	private void beat() {
		List<WssConnection> connections = List.copyOf(this.servers.iterator().next().connections());
		this.ledger.set(Slot.CONNECTIONS, connections.size());
		this.ledger.set(Slot.LISTENERS, this.states.listenerCount());
		this.ticks++;
		this.graph.publish("tick", new Tick(this.life, this.ticks));
		if (!connections.isEmpty()) {
			WssConnection one = connections.get(ThreadLocalRandom.current().nextInt(connections.size()));
			int question = (int) this.ticks;
			one.run("own.twice", Integer.class, question).thenAccept((answer) -> answered(question, answer));
		}
	}

	private void answered(int question, @Nullable Integer answer) {
		this.ledger.count((answer != null && answer == 2 * question) ? Slot.OWN_ANSWERED : Slot.OWN_WRONG);
	}

	@Override
	public void destroy() {
		this.thread.shutdownNow();
	}

}
