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

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Listens to one subscription: no output may come twice, and none after a later one. The
 * monitor guards the last one.
 */
final class Watcher implements Consumer<@Nullable Tick> {

	private final String name;

	private final LongAdder emissions;

	private final Faults faults;

	private Tick last = new Tick(0, 0);

	Watcher(String name, LongAdder emissions, Faults faults) {
		this.name = name;
		this.emissions = emissions;
		this.faults = faults;
	}

	@Override
	public synchronized void accept(@Nullable Tick tick) {
		this.emissions.increment();
		if (tick == null || !tick.isAfter(this.last)) {
			this.faults.add(this.name + " got " + tick + " after " + this.last);
			return;
		}
		this.last = tick;
	}

	synchronized Tick last() {
		return this.last;
	}

}
