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

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.wssbackend.outbound.Cork;

/**
 * Runs code of the application where frames may be held back, so that none of them waits
 * for it: they leave before code that took its time lately, or never ran.
 * <p>
 * Safe for use by several threads. What is known of the time is a guess that they may
 * overwrite for one another.
 *
 * @since 0.1.0
 */
public final class ForeignCode {

	/**
	 * Longer than this is not quick.
	 */
	private static final long QUICK_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

	private static final long UNKNOWN = Long.MAX_VALUE;

	private final boolean learns;

	private volatile long usual = UNKNOWN;

	private ForeignCode(boolean learns) {
		this.learns = learns;
	}

	/**
	 * Code that is alike each time, such as a method.
	 * @return knows after the first run how long it usually takes
	 */
	public static ForeignCode repeated() {
		return new ForeignCode(true);
	}

	/**
	 * Code of which nothing is known.
	 * @return never learns
	 */
	public static ForeignCode unknown() {
		return new ForeignCode(false);
	}

	/**
	 * Run it.
	 * @param code the code
	 * @return what it gives
	 */
	public <T extends @Nullable Object> T run(Supplier<T> code) {
		Cork cork = Cork.current();
		if (cork == null) {
			return code.get();
		}
		long began = System.nanoTime();
		try {
			return cork.foreign(this.usual <= QUICK_NANOS, code);
		}
		finally {
			learn(System.nanoTime() - began);
		}
	}

	/**
	 * Run it.
	 * @param code the code
	 */
	public void run(Runnable code) {
		run(() -> {
			code.run();
			return null;
		});
	}

	/**
	 * The longest time counts, and is forgotten by and by.
	 */
	private void learn(long took) {
		if (this.learns) {
			long before = this.usual;
			this.usual = (before == UNKNOWN) ? took : Math.max(took, before - before / 8);
		}
	}

}
