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

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.github.wssbackend.outbound.WriteCallback;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writes down how a write ended.
 */
final class RecordingWrite implements WriteCallback {

	private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

	private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();

	@Override
	public void written() {
		this.threads.add(Thread.currentThread());
		this.ends.add("written");
	}

	@Override
	public void failed(Throwable cause) {
		this.threads.add(Thread.currentThread());
		this.ends.add("failed");
	}

	void expectWritten() {
		assertThat(next()).isEqualTo("written");
		assertThat(this.ends).isEmpty();
	}

	void expectFailed() {
		assertThat(next()).isEqualTo("failed");
		assertThat(this.ends).isEmpty();
	}

	private String next() {
		try {
			return String.valueOf(this.ends.poll(RawServer.MILLISECONDS, TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	boolean isPending() {
		return this.ends.isEmpty();
	}

	/**
	 * The thread that told.
	 */
	Thread thread() {
		return this.threads.element();
	}

}
