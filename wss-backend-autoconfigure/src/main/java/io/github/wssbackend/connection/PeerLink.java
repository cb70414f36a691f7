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

import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongFunction;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssCloseStatus;
import io.github.wssbackend.frame.EncodedFrame;
import io.github.wssbackend.outbound.OutboundFrame;
import io.github.wssbackend.outbound.OutboundListener;
import io.github.wssbackend.outbound.OutboundQueue;
import io.github.wssbackend.outbound.SocketTransport;

import org.springframework.web.socket.CloseStatus;

/**
 * The live socket of a connection: its queue, its heartbeat, and whether it is read. The
 * monitor guards whether reading is paused; the queue and the heartbeat guard themselves.
 */
final class PeerLink implements OutboundListener {

	private static final Log logger = LogFactory.getLog(PeerLink.class);

	private final SocketTransport transport;

	private final ConnectionSettings settings;

	private final ConnectionResources resources;

	private final OutboundQueue queue;

	private final Heartbeat heartbeat;

	private volatile boolean open = true;

	private boolean paused;

	PeerLink(SocketTransport transport, ConnectionSettings settings, ConnectionResources resources) {
		this.transport = transport;
		this.settings = settings;
		this.resources = resources;
		this.queue = new OutboundQueue(transport, settings.outbound(), resources.executor(), this, resources.guard());
		this.heartbeat = new Heartbeat(settings.heartbeatInterval(), settings.heartbeatTimeout(), System.nanoTime());
	}

	boolean isOpen() {
		return this.open;
	}

	boolean offer(OutboundFrame frame) {
		return this.open && this.queue.offer(frame);
	}

	void flush() {
		this.queue.flush();
	}

	void flushEmissions() {
		this.queue.flushEmissions();
	}

	void enqueueEmission(Object topic, EncodedFrame frame, @Nullable LongFunction<EncodedFrame> gap) {
		offer(OutboundFrame.emission(frame, topic, gap));
	}

	void heard() {
		this.heartbeat.heard(System.nanoTime());
	}

	synchronized void pauseReading() {
		if (!this.paused && this.open) {
			this.paused = true;
			this.transport.suspendReading();
		}
	}

	synchronized void resumeReading() {
		if (this.paused) {
			this.paused = false;
			this.heartbeat.restart(System.nanoTime());
			this.transport.resumeReading();
		}
	}

	private synchronized boolean isPaused() {
		return this.paused;
	}

	/**
	 * End the socket if the peer takes no bytes or shows no life.
	 */
	void sweep(long now, long next) {
		if (this.queue.stalledNanos() > this.settings.outbound().sendTimeout().toNanos()) {
			abort(WssCloseStatus.SLOW_READER);
		}
		else if (this.open && !isPaused()) {
			switch (this.heartbeat.check(now, next)) {
				case ASK -> ask(now);
				case DEAD -> abort(WssCloseStatus.HEARTBEAT_TIMEOUT);
				default -> {
				}
			}
		}
	}

	void restartHeartbeat(long now) {
		this.heartbeat.restart(now);
	}

	/**
	 * A ping would wait for the write under way, and keep a thread as long; the write has
	 * a limit of its own.
	 */
	private void ask(long now) {
		if (this.queue.stalledNanos() > 0) {
			this.heartbeat.notAsked();
			return;
		}
		long began = System.nanoTime();
		try {
			this.resources.executor().execute(() -> ping(now, began));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("A ping found no room on the executor", ex);
			this.heartbeat.notAsked();
		}
	}

	private void ping(long now, long began) {
		try {
			this.transport.ping();
			this.heartbeat.asked(now, now + System.nanoTime() - began);
		}
		catch (Exception ex) {
			logger.debug("A ping could not be sent", ex);
			this.transport.abort();
		}
	}

	void close(CloseStatus status) {
		this.open = false;
		resumeReading();
		this.queue.close(status);
	}

	void abort(CloseStatus status) {
		this.open = false;
		this.queue.abort(status);
	}

	void ended(CloseStatus status) {
		this.open = false;
		this.queue.ended(status);
	}

	@Override
	public void onOverflow(CloseStatus status) {
		abort(status);
	}

	@Override
	public void onFailure(Throwable cause) {
		logger.debug("A frame could not be written", cause);
		this.open = false;
		try {
			this.resources.executor().execute(this.transport::abort);
		}
		catch (RejectedExecutionException ex) {
			this.transport.abort();
		}
	}

}
