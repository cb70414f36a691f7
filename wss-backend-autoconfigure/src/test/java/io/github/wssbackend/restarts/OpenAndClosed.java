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

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.client.WssClientHandler;

import org.springframework.web.socket.CloseStatus;

/**
 * Hears of all sockets: each is told as open and closed by turns. Safe for use by several
 * threads.
 */
final class OpenAndClosed implements WssClientHandler {

	private final Set<WssConnection> open = ConcurrentHashMap.newKeySet();

	private final LongAdder opened = new LongAdder();

	private final Map<Integer, LongAdder> closed = new ConcurrentSkipListMap<>();

	private final Faults faults;

	OpenAndClosed(Faults faults) {
		this.faults = faults;
	}

	@Override
	public void onOpen(WssConnection connection) {
		this.opened.increment();
		if (!this.open.add(connection)) {
			this.faults.add("A socket was told as open twice");
		}
	}

	@Override
	public void onClose(WssConnection connection, CloseStatus status) {
		this.closed.computeIfAbsent(status.getCode(), (code) -> new LongAdder()).increment();
		if (!this.open.remove(connection)) {
			this.faults.add("A socket was told as closed that was not open");
		}
	}

	int open() {
		return this.open.size();
	}

	/**
	 * How many sockets ended with each code.
	 */
	Map<Integer, LongAdder> closed() {
		return this.closed;
	}

	long opened() {
		return this.opened.sum();
	}

}
