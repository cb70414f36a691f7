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

package io.github.wssbackend.protocol;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/**
 * Everything that may be thrown, with a word in its text that no peer may see.
 */
enum Thrown {

	RUNTIME, CHECKED, ERROR, LINKAGE, MEMORY, VIRTUAL_MACHINE, ASSERTION, INTERRUPTED, THROWABLE, NAMELESS, NASTY,
	LOOPED, WRAPPED, CANCELLED, STACK_OVERFLOW;

	/**
	 * The word.
	 */
	static final String CANARY = "jdbc:canary-4711";

	/**
	 * Throw it, without a word in the signature.
	 */
	<T> T raise() {
		return Thrown.<RuntimeException, T>sneak(create());
	}

	Throwable create() {
		return switch (this) {
			case RUNTIME -> new IllegalStateException(CANARY);
			case CHECKED -> new IOException(CANARY, new IOException(CANARY));
			case ERROR -> new Error(CANARY);
			case LINKAGE -> new NoClassDefFoundError(CANARY);
			case MEMORY -> new OutOfMemoryError(CANARY);
			case VIRTUAL_MACHINE -> new InternalError(CANARY);
			case ASSERTION -> new AssertionError(CANARY);
			case INTERRUPTED -> new InterruptedException(CANARY);
			case THROWABLE -> new Throwable(CANARY);
			case NAMELESS -> new RuntimeException();
			case NASTY -> new Nasty();
			case LOOPED -> looped();
			case WRAPPED -> new CompletionException(CANARY, new IllegalStateException(CANARY));
			case CANCELLED -> new CancellationException(CANARY);
			case STACK_OVERFLOW -> overflow();
		};
	}

	private static Throwable looped() {
		CompletionException outer = new CompletionException(CANARY, null);
		CompletionException inner = new CompletionException(CANARY, outer);
		IllegalStateException loop = new IllegalStateException(CANARY, inner);
		loop.addSuppressed(outer);
		return loop;
	}

	private static Throwable overflow() {
		try {
			return new IllegalStateException(String.valueOf(deeper(0)));
		}
		catch (StackOverflowError ex) {
			return ex;
		}
	}

	private static int deeper(int depth) {
		return deeper(depth + 1) + 1;
	}

	@SuppressWarnings("unchecked")
	private static <E extends Throwable, T> T sneak(Throwable thrown) throws E {
		throw (E) thrown;
	}

	/**
	 * Cannot even be told.
	 */
	private static final class Nasty extends RuntimeException {

		@Override
		public String getMessage() {
			throw new IllegalStateException(CANARY);
		}

		@Override
		public String toString() {
			throw new IllegalStateException(CANARY);
		}

	}

}
