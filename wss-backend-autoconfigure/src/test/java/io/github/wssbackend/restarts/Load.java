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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.WssConnection;

/**
 * Makes calls over all sockets, whether they are open or not, at a bounded rate, and
 * notes how each ended. Safe for use by several threads; a call belongs to the thread
 * that took its number until it is made.
 */
final class Load {

	private final List<Thread> threads = new ArrayList<>();

	private final AtomicInteger numbers = new AtomicInteger();

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicInteger posts = new AtomicInteger();

	private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);

	private final List<WssConnection> connections;

	private final RestartSettings settings;

	private final Semaphore room;

	private final Ledger ledger;

	private final Faults faults;

	private volatile boolean stopped;

	Load(List<WssConnection> connections, RestartSettings settings, Ledger ledger, Faults faults) {
		this.connections = connections;
		this.settings = settings;
		this.ledger = ledger;
		this.faults = faults;
		this.room = new Semaphore(settings.inFlight());
		Arrays.stream(Outcome.values()).forEach((outcome) -> this.outcomes.put(outcome, new LongAdder()));
	}

	void start() {
		for (int i = 0; i < this.settings.threads(); i++) {
			Thread thread = new Thread(this::repeat, "restarts-load-" + i);
			this.threads.add(thread);
			thread.start();
		}
	}

	private void repeat() {
		long period = TimeUnit.SECONDS.toNanos(this.settings.threads()) / this.settings.rate();
		long due = System.nanoTime();
		while (!this.stopped) {
			call(this.connections.get(ThreadLocalRandom.current().nextInt(this.connections.size())));
			due = Math.max(due + period, System.nanoTime() - period);
			while (System.nanoTime() < due && !this.stopped) {
				LockSupport.parkNanos(due - System.nanoTime());
			}
		}
	}

	private void call(WssConnection connection) {
		int number = this.numbers.incrementAndGet();
		if (number >= Ledger.CAPACITY) {
			this.faults.add("The ledger is full");
			this.stopped = true;
		}
		else if (number % 10 == 0) {
			post(connection, number);
		}
		else if (this.room.tryAcquire()) {
			request(connection, number, route(number));
		}
	}

	private void post(WssConnection connection, int number) {
		this.posts.incrementAndGet();
		try {
			connection.post("note", number);
			ended(number, Outcome.POSTED, null);
		}
		catch (WssConnectException ex) {
			ended(number, Outcome.NOT_SENT, null);
		}
	}

	private void request(WssConnection connection, int number, String route) {
		this.requests.incrementAndGet();
		connection.run(route, Integer.class, number).whenComplete((answer, ex) -> {
			Outcome outcome = Outcome.of(number, answer, ex);
			ended(number, outcome, ex);
			this.outcomes.get(outcome).increment();
			if (outcome == Outcome.WRONG) {
				this.faults.add("Request " + number + " was answered " + answer + ", " + ex);
			}
			this.room.release();
		});
	}

	private static String route(int number) {
		if (number % 200 == 1) {
			return "never";
		}
		return (number % 5 == 2) ? "slow" : "echo";
	}

	private void ended(int number, Outcome outcome, @Nullable Throwable failure) {
		if (!this.ledger.ended(number, outcome)) {
			this.faults.add("Call " + number + " ended again: " + outcome + ", " + failure);
		}
	}

	/**
	 * Ask once over a socket, as soon as there is room.
	 */
	void ask(WssConnection connection) {
		this.room.acquireUninterruptibly();
		request(connection, this.numbers.incrementAndGet(), "echo");
	}

	/**
	 * Make no more calls.
	 */
	void stop() throws InterruptedException {
		this.stopped = true;
		for (Thread thread : this.threads) {
			thread.join();
		}
	}

	/**
	 * Whether each request has ended.
	 */
	boolean isSettled() {
		return this.room.availablePermits() == this.settings.inFlight();
	}

	int requests() {
		return this.requests.get();
	}

	int posts() {
		return this.posts.get();
	}

	int last() {
		return this.numbers.get();
	}

	long count(Outcome outcome) {
		return this.outcomes.get(outcome).sum();
	}

}
