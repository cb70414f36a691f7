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

package io.github.wssbackend.connection;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the connections of a server in a steady rhythm: pings the silent, ends the
 * dead and those that take no bytes. Runs on the timer, one sweep at a time, and never
 * blocks.
 *
 * @since 0.1.0
 */
public final class HeartbeatSweep {

	private static final Log logger = LogFactory.getLog(HeartbeatSweep.class);

	private final Supplier<Collection<PeerConnection>> connections;

	private final long period;

	private long last;

	private @Nullable ScheduledFuture<?> schedule;

	/**
	 * Create a sweep.
	 * @param connections whom to look at
	 * @param shortest the shortest time that it has to keep
	 */
	public HeartbeatSweep(Supplier<Collection<PeerConnection>> connections, Duration shortest) {
		this.connections = connections;
		this.period = Math.max(TimeUnit.MILLISECONDS.toNanos(10),
				Math.min(shortest.toNanos() / 4, TimeUnit.MILLISECONDS.toNanos(500)));
	}

	/**
	 * Begin.
	 * @param timer what it runs on
	 */
	public void start(ScheduledExecutorService timer) {
		this.last = System.nanoTime();
		this.schedule = timer.scheduleWithFixedDelay(() -> sweep(System.nanoTime()), this.period, this.period,
				TimeUnit.NANOSECONDS);
	}

	/**
	 * End.
	 */
	public void stop() {
		if (this.schedule != null) {
			this.schedule.cancel(false);
		}
	}

	/**
	 * Look at all connections. After a pause of the whole process, in which no pong could
	 * be read, every peer gets its time anew.
	 */
	void sweep(long now) {
		boolean paused = now - this.last > 8 * this.period;
		this.last = now;
		for (PeerConnection connection : this.connections.get()) {
			try {
				if (paused) {
					connection.restartHeartbeat(now);
				}
				connection.sweep(now, now + this.period);
			}
			catch (RuntimeException | Error ex) {
				logger.warn("The heartbeat of a connection failed", ex);
			}
		}
	}

}
