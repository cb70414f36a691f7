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

package io.github.wssbackend.client;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.WssConnectException;
import io.github.wssbackend.outbound.SocketTransport;

import org.springframework.web.socket.CloseStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writes down what a socket tells.
 */
class RecordingSocketListener implements SocketListener {

	private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

	private volatile @Nullable SocketTransport transport;

	@Override
	public void opened(SocketTransport transport) {
		this.transport = transport;
		this.events.add("opened");
	}

	@Override
	public void text(CharSequence piece, boolean last) {
		this.events.add("text " + piece + (last ? "" : "…"));
	}

	@Override
	public void binary(ByteBuffer piece, boolean last) {
		this.events.add("binary " + piece.remaining() + (last ? "" : "…"));
	}

	@Override
	public void heard() {
		this.events.add("heard");
	}

	@Override
	public void closed(CloseStatus status, boolean byFarSide) {
		String reason = (status.getReason() != null && !status.getReason().isEmpty()) ? " " + status.getReason() : "";
		this.events.add("closed " + status.getCode() + reason + (byFarSide ? " by far side" : ""));
	}

	@Override
	public void failed(WssConnectException cause) {
		this.events.add(cause);
	}

	/**
	 * The next thing that was told.
	 */
	Object next() {
		try {
			Object event = this.events.poll(RawServer.MILLISECONDS, TimeUnit.MILLISECONDS);
			assertThat(event).as("nothing was told").isNotNull();
			return event;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void expect(String... events) {
		for (String event : events) {
			assertThat(next()).isEqualTo(event);
		}
	}

	WssConnectException failure() {
		Object event = next();
		assertThat(event).isInstanceOf(WssConnectException.class);
		return (WssConnectException) event;
	}

	SocketTransport transport() {
		SocketTransport transport = this.transport;
		assertThat(transport).isNotNull();
		return transport;
	}

	/**
	 * What was told and not asked for yet.
	 */
	List<Object> rest() {
		return List.copyOf(this.events);
	}

}
