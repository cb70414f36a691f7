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

package io.github.wssbackend.sample;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.wssbackend.WssConnection;
import io.github.wssbackend.client.WssClientHandler;

import org.springframework.web.socket.CloseStatus;

/**
 * Lets a test wait until an outbound connection is up or down. Safe for use by several
 * threads.
 */
final class UpAndDown implements WssClientHandler {

	private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

	@Override
	public void onOpen(WssConnection connection) {
		this.told.add("up");
	}

	@Override
	public void onClose(WssConnection connection, CloseStatus status) {
		this.told.add("down");
	}

	/** What was told next, or null. */
	String next() throws InterruptedException {
		return this.told.poll(20, TimeUnit.SECONDS);
	}

}
