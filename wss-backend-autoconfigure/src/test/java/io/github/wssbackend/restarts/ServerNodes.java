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

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Flux;

import io.github.wssbackend.annotation.WssRoute;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What the server that is restarted offers. Its nodes note in the ledger what they
 * execute.
 */
@Configuration(proxyBeanMethods = false)
@Import(ServerPulse.class)
class ServerNodes {

	private final AtomicLong beats = new AtomicLong();

	private final Ledger ledger;

	private final int life;

	private final Duration tick;

	ServerNodes(Ledger ledger, @Value("${restarts.life}") int life, @Value("${restarts.tick}") Duration tick) {
		this.ledger = ledger;
		this.life = life;
		this.tick = tick;
	}

	@WssRoute
	int echo(int number) {
		this.ledger.executed(number);
		return number;
	}

	@WssRoute
	CompletableFuture<Integer> slow(int number) {
		this.ledger.executed(number);
		return CompletableFuture.supplyAsync(() -> number,
				CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS));
	}

	@WssRoute
	CompletableFuture<Integer> never(int number) {
		this.ledger.executed(number);
		return new CompletableFuture<>();
	}

	@WssRoute
	void note(int number) {
		this.ledger.executed(number);
	}

	/**
	 * Begins with its first subscriber, where {@code tick} always runs.
	 */
	@WssRoute
	Flux<Tick> beat() {
		return Flux.interval(this.tick).map((index) -> new Tick(this.life, this.beats.incrementAndGet()));
	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		Ledger ledger(@Value("${restarts.ledger}") Path file) {
			return new Ledger(file);
		}

	}

}
