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

package io.github.wssbackend.benchmarks.jmh;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.github.wssbackend.frame.EncodedFrame;
import io.github.wssbackend.outbound.Cork;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * A request from its text to the frame of its answer, through everything but the socket:
 * a node for the reading thread, and one that may block, here on the same thread.
 *
 * @since 0.1.0
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DispatchBenchmark {

	static final int PIPELINED = 8;

	private final ConfigurableApplicationContext context = BenchmarkApplication.start();

	private final DetachedPeer peer = new DetachedPeer(this.context);

	private final String addAtOnce = Requests.call("addAtOnce", "1234,5678", 4711);

	private final String add = Requests.add(1234, 5678, 4711);

	private final String unknown = Requests.call("nowhere", "1234,5678", 4711);

	/**
	 * Request a node that is {@code blocking = false}.
	 * @return the answer
	 */
	@Benchmark
	public @Nullable EncodedFrame nonBlockingNode() {
		return this.peer.send(this.addAtOnce);
	}

	/**
	 * Eight requests that came with one read, whose answers leave together; the figures
	 * are for one.
	 * @return how many frames were written so far
	 */
	@Benchmark
	@OperationsPerInvocation(PIPELINED)
	public long nonBlockingNodePipelined() {
		Cork.during(this::sendPipelined);
		return this.peer.received();
	}

	private void sendPipelined() {
		for (int i = 0; i < PIPELINED; i++) {
			this.peer.send(this.addAtOnce);
		}
	}

	/**
	 * Request a plain node.
	 * @return the answer
	 */
	@Benchmark
	public @Nullable EncodedFrame plainNode() {
		return this.peer.send(this.add);
	}

	/**
	 * Request a node that does not exist: reading, turn and error without a run.
	 * @return the answer
	 */
	@Benchmark
	public @Nullable EncodedFrame unknownNode() {
		return this.peer.send(this.unknown);
	}

	/**
	 * Stop the application.
	 */
	@TearDown
	public void close() {
		this.context.close();
	}

}
