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

package io.github.wssbackend.dispatch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Starts the calls of one connection in their order; one that may block ends before the
 * next starts. While this end waits for the peer they start at once, because the peer may
 * need one of them to answer.
 *
 * <p>
 * The monitor guards the waiting turns and who drains them; turns run without it. Whoever
 * finds nobody draining drains: the reading thread until it meets a turn that may block,
 * then a thread of the executor.
 */
final class TurnQueue {

	/**
	 * So many turns a thread of the executor runs before it lets other connections on.
	 */
	private static final int STINT = 64;

	private final Queue<Turn> waiting = new ArrayDeque<>();

	private final Executor executor;

	private final BooleanSupplier urgent;

	private final Consumer<Runnable> afterwards;

	private boolean draining;

	/**
	 * Create a queue.
	 * @param executor runs what may block
	 * @param urgent whether turns have to start at once
	 * @param afterwards does something when the reading thread has worked off what it
	 * read: a thread of the executor that is woken then finds all the turns of it
	 */
	TurnQueue(Executor executor, BooleanSupplier urgent, Consumer<Runnable> afterwards) {
		this.executor = executor;
		this.urgent = urgent;
		this.afterwards = afterwards;
	}

	/**
	 * Take a turn. Called on the reading thread.
	 */
	void submit(Turn turn) {
		if (this.urgent.getAsBoolean()) {
			release();
			start(turn);
			return;
		}
		boolean mine;
		synchronized (this) {
			this.waiting.add(turn);
			mine = !this.draining;
			this.draining = true;
		}
		if (mine) {
			drain();
		}
		else if (this.urgent.getAsBoolean()) {
			release();
		}
	}

	/**
	 * Start all that waits at once.
	 */
	void release() {
		List<Turn> released;
		synchronized (this) {
			released = new ArrayList<>(this.waiting);
			this.waiting.clear();
		}
		for (Turn turn : released) {
			execute(turn);
		}
	}

	private void start(Turn turn) {
		if (turn.mode() == Turn.Mode.INLINE) {
			turn.run();
		}
		else {
			execute(turn);
		}
	}

	/**
	 * A turn that needs another thread waits in its place until that is asked for.
	 */
	private void drain() {
		for (Turn turn = nextHere(); turn != null; turn = nextHere()) {
			start(turn);
		}
	}

	private @Nullable Turn nextHere() {
		synchronized (this) {
			Turn first = this.waiting.peek();
			if (first == null || first.mode() != Turn.Mode.ORDERED) {
				return next();
			}
		}
		this.afterwards.accept(this::drainElsewhere);
		return null;
	}

	/**
	 * What the executor has no room for is refused; what needs no thread of it runs here.
	 */
	private void drainElsewhere() {
		for (Turn turn = next(); turn != null; turn = next()) {
			if (turn.mode() != Turn.Mode.ORDERED) {
				start(turn);
			}
			else if (handOver(turn)) {
				return;
			}
			else {
				turn.refused();
			}
		}
	}

	/**
	 * Drain on a thread of the executor. Where the executor has no room for another
	 * stint, this one goes on: the turn has a thread already.
	 */
	private void drain(Turn first) {
		first.run();
		int stint = 1;
		for (Turn turn = next(); turn != null; turn = next()) {
			if (turn.mode() != Turn.Mode.ORDERED) {
				start(turn);
			}
			else if (stint++ % STINT == 0 && handOver(turn)) {
				return;
			}
			else {
				turn.run();
			}
		}
	}

	private boolean handOver(Turn turn) {
		try {
			this.executor.execute(() -> drain(turn));
			return true;
		}
		catch (RejectedExecutionException ex) {
			return false;
		}
	}

	private synchronized @Nullable Turn next() {
		Turn turn = this.waiting.poll();
		if (turn == null) {
			this.draining = false;
		}
		return turn;
	}

	private void execute(Turn turn) {
		try {
			this.executor.execute(turn::run);
		}
		catch (RejectedExecutionException ex) {
			turn.refused();
		}
	}

	synchronized int size() {
		return this.waiting.size();
	}

}
