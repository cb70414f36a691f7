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

package io.github.wssbackend.invocation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.github.wssbackend.WssSubscription;
import io.github.wssbackend.state.Registration;

/**
 * A subscription of own code. Safe for use by several threads.
 */
final class LocalSubscription implements WssSubscription {

	private final String route;

	private final Mailbox mailbox;

	private final Registration registration;

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private volatile boolean active = true;

	LocalSubscription(String route, Mailbox mailbox, Registration registration) {
		this.route = route;
		this.mailbox = mailbox;
		this.registration = registration;
	}

	@Override
	public String route() {
		return this.route;
	}

	@Override
	public boolean isActive() {
		return this.active;
	}

	@Override
	public CompletionStage<Void> ended() {
		return this.ended.minimalCompletionStage();
	}

	@Override
	public void close() {
		this.active = false;
		this.registration.close();
		this.mailbox.close();
		this.ended.complete(null);
	}

}
