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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import io.github.wssbackend.client.ClientRegistry;
import io.github.wssbackend.client.ClientTraces;
import io.github.wssbackend.restarts.Ledger.Slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One run: opens the sockets, restarts the server under load, looks that all is alive
 * again, ends it all, and reckons up. Used by one thread.
 */
final class RestartRun {

	private static final Log logger = LogFactory.getLog(RestartRun.class);

	private final long begin = System.nanoTime();

	private final Faults faults = new Faults();

	private final Figures figures = new Figures();

	private final RestartSettings settings;

	private final Ledger ledger;

	private final RestartedServer server;

	private final Sockets sockets;

	private final Load load;

	private int life = 1;

	RestartRun(RestartSettings settings, Ledger ledger, RestartedServer server) {
		this.settings = settings;
		this.ledger = ledger;
		this.server = server;
		this.sockets = new Sockets(this.faults);
		this.load = new Load(this.sockets.connections(), settings, ledger, this.faults);
	}

	/**
	 * Do all of it.
	 * @return the figures as a table
	 * @throws AssertionError if a figure is not what it has to be
	 */
	String run() throws Exception {
		Footprint before = Footprint.now();
		try (this.server; RestartClient client = new RestartClient()) {
			this.server.start(this.life);
			Footprint idle = Footprint.now();
			this.sockets.open(client.clients(), this.server.port(), this.settings);
			awaitBack(this.settings.sockets());
			this.sockets.renewed();
			restarts();
			askAll();
			end(client.registry());
			awaitForgotten(this.sockets.forget());
			this.figures.row("live heap before the sockets, after them",
					idle.megabytes() + ", " + Footprint.now().megabytes());
		}
		catch (Throwable ex) {
			logger.error("The run ended early. What must not be: " + this.faults.first());
			throw ex;
		}
		reckon(before);
		return this.figures.toString();
	}

	private void restarts() throws InterruptedException {
		this.load.start();
		try {
			for (int i = 1; i <= this.settings.restarts(); i++) {
				awaitAnswers();
				restart(i);
			}
			awaitAnswers();
		}
		finally {
			this.load.stop();
		}
		await().atMost(this.settings.bound()).until(this.load::isSettled);
	}

	private void awaitAnswers() {
		long enough = this.load.count(Outcome.ANSWERED) + this.settings.sockets();
		await().atMost(this.settings.bound())
			.pollInterval(Duration.ofMillis(10))
			.until(() -> this.load.count(Outcome.ANSWERED) >= enough);
	}

	/**
	 * In order and abruptly by turns. Each fifth restart is followed by the next one when
	 * half of the sockets are back.
	 */
	private void restart(int number) {
		long stopped = System.nanoTime();
		if (number % 2 == 0) {
			this.server.stop();
		}
		else {
			this.server.kill();
		}
		this.life++;
		this.server.start(this.life);
		long ready = System.nanoTime();
		boolean early = number % 5 == 3 && number < this.settings.restarts();
		awaitBack(early ? this.settings.sockets() / 2 : this.settings.sockets());
		if (!early) {
			long back = System.nanoTime();
			this.figures.restarted(Duration.ofNanos(ready - stopped), Duration.ofNanos(back - ready));
			this.sockets.renewed();
		}
		if (number % 10 == 0) {
			logger
				.info("Restart " + number + ", " + this.load.requests() + " requests, faults: " + this.faults.first());
		}
	}

	private void awaitBack(int sockets) {
		await().atMost(this.settings.bound())
			.pollInterval(Duration.ofMillis(10))
			.untilAsserted(() -> assertThat(this.sockets.back(this.life)).isGreaterThanOrEqualTo(sockets));
	}

	/**
	 * Every subscription brings something new, and every socket an answer.
	 */
	private void askAll() {
		assertThat(this.sockets.back(this.life)).isEqualTo(this.settings.sockets());
		var last = this.sockets.last();
		await().atMost(this.settings.bound()).until(() -> this.sockets.isAfter(last));
		long answered = this.load.count(Outcome.ANSWERED);
		this.sockets.connections().forEach(this.load::ask);
		await().atMost(this.settings.bound()).until(this.load::isSettled);
		assertThat(this.load.count(Outcome.ANSWERED) - answered).isEqualTo(this.settings.sockets());
	}

	private void end(ClientRegistry registry) {
		this.sockets.terminate();
		await().atMost(this.settings.bound()).untilAsserted(() -> {
			assertThat(ClientTraces.connections(registry)).as("outbound connections").isZero();
			assertThat(ClientTraces.watched(registry)).as("watched sockets").isZero();
			assertThat(this.sockets.left()).as("open sockets or subscriptions").isZero();
			assertThat(this.ledger.get(Slot.CONNECTIONS)).as("sockets of the server").isZero();
			assertThat(this.ledger.get(Slot.LISTENERS)).as("subscribers of the server").isZero();
		});
		this.sockets.checkGone();
	}

	/**
	 * Nothing of the client may hang on what the run has let go.
	 */
	private void awaitForgotten(List<WeakReference<Object>> sockets) {
		await().atMost(this.settings.bound()).untilAsserted(() -> {
			System.gc();
			assertThat(sockets).as("sockets that somebody holds").allMatch((socket) -> socket.refersTo(null));
		});
	}

	private void reckon(Footprint before) {
		await().atMost(this.settings.bound())
			.untilAsserted(() -> assertThat(Footprint.now().since(before)).as("threads left").isEmpty());
		Footprint after = Footprint.now();
		Map<Outcome, Integer> executed = new EnumMap<>(Outcome.class);
		for (int number = 1; number <= this.load.last(); number++) {
			Outcome outcome = this.ledger.outcome(number);
			int executions = this.ledger.executions(number);
			executed.merge(outcome, executions, Integer::sum);
			if (!outcome.allows(executions)) {
				this.faults.add("Call " + number + " ended " + outcome + " and was executed " + executions + " times");
			}
		}
		print(executed);
		this.figures.row("threads before, after", before.count() + ", " + after.count());
		this.figures.row("duration", Figures.seconds(Duration.ofNanos(System.nanoTime() - this.begin)));
		this.figures.row("JDK", Runtime.version());
		logger.info("Restarts\n\n" + this.figures);
		check();
	}

	private void print(Map<Outcome, Integer> executed) {
		this.figures.rows("sockets", this.settings.sockets());
		this.figures.rows("restarts", this.settings.restarts());
		this.figures.rows("requests made", this.load.requests());
		this.figures.rows("– answered", this.load.count(Outcome.ANSWERED));
		this.figures.rows("– lost with their socket", this.load.count(Outcome.LOST));
		this.figures.rows("– of those, executed by the server", executed.getOrDefault(Outcome.LOST, 0));
		this.figures.rows("– failed at once: not connected", this.load.count(Outcome.NOT_SENT));
		this.figures.rows("– timed out", this.load.count(Outcome.TIMED_OUT));
		this.figures.rows("posts", this.load.posts());
		this.figures.rows("– of those, executed by the server", executed.getOrDefault(Outcome.POSTED, 0));
		this.figures.rows("requests of the server, answered", this.ledger.get(Slot.OWN_ANSWERED));
		this.figures.rows("emissions seen", this.sockets.emissions());
		this.figures.rows("times that a socket opened", this.sockets.told().opened());
		this.figures.row("times that one closed, by code", this.sockets.told().closed());
		this.figures.restarts();
	}

	private void check() {
		assertThat(this.faults.first()).isEmpty();
		assertThat(this.sockets.told().closed()).as("ends in order, and without a word").containsKeys(1001, 1006);
		long ended = this.load.count(Outcome.ANSWERED) + this.load.count(Outcome.LOST)
				+ this.load.count(Outcome.NOT_SENT) + this.load.count(Outcome.TIMED_OUT);
		assertThat(ended).as("requests that ended").isEqualTo(this.load.requests());
		assertThat(this.ledger.get(Slot.OWN_WRONG)).as("wrong answers to the server").isZero();
		assertThat(this.ledger.get(Slot.OWN_ANSWERED)).as("answers to the server").isPositive();
	}

}
