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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What became of each numbered call: how often the server has executed it, and how it
 * ended for its caller. A mapped file, so that a server writes it too, and loses nothing
 * when it is killed. Safe for use by several threads and processes: every entry is
 * written atomically.
 */
final class Ledger {

	/** Far more than a run needs; pages that are not written take no room. */
	static final int CAPACITY = 8_000_000;

	private static final int NUMBERS = 16;

	private static final VarHandle INTS = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

	private final MappedByteBuffer entries;

	Ledger(Path file) {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE)) {
			this.entries = channel.map(MapMode.READ_WRITE, 0, Integer.BYTES * (NUMBERS + 2L * CAPACITY));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What the server tells besides.
	 */
	enum Slot {

		/** The life of the server that is ready, counting from 1. */
		LIFE,

		/** How many sockets the server has. */
		CONNECTIONS,

		/** How many subscribers the outputs of the server have. */
		LISTENERS,

		/** How many calls of the server were answered with what they had to be. */
		OWN_ANSWERED,

		/** How many calls of the server were answered with something else. */
		OWN_WRONG

	}

	int get(Slot slot) {
		return (int) INTS.getVolatile(this.entries, slot.ordinal() * Integer.BYTES);
	}

	void set(Slot slot, int value) {
		INTS.setVolatile(this.entries, slot.ordinal() * Integer.BYTES, value);
	}

	void count(Slot slot) {
		INTS.getAndAdd(this.entries, slot.ordinal() * Integer.BYTES, 1);
	}

	/**
	 * The server executes a call.
	 */
	void executed(int number) {
		INTS.getAndAdd(this.entries, index(number), 1);
	}

	/**
	 * How often a call was executed.
	 */
	int executions(int number) {
		return (int) INTS.getVolatile(this.entries, index(number));
	}

	/**
	 * A call has ended for its caller.
	 * @return whether that is the first end it has
	 */
	boolean ended(int number, Outcome outcome) {
		return INTS.compareAndSet(this.entries, index(number) + Integer.BYTES, 0, outcome.ordinal());
	}

	Outcome outcome(int number) {
		return Outcome.values()[(int) INTS.getVolatile(this.entries, index(number) + Integer.BYTES)];
	}

	private static int index(int number) {
		return Integer.BYTES * (NUMBERS + 2 * number);
	}

}
