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

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What must not be and was. Keeps the first ones. Safe for use by several threads.
 */
final class Faults {

	private static final int KEPT = 50;

	private final AtomicInteger count = new AtomicInteger();

	private final Queue<String> first = new ConcurrentLinkedQueue<>();

	void add(String fault) {
		if (this.count.incrementAndGet() <= KEPT) {
			this.first.add(fault);
		}
	}

	List<String> first() {
		return List.copyOf(this.first);
	}

}
