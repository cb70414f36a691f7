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

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import io.github.wssbackend.WssGraph;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * One output to its subscribers, down to their sockets; the figures are for one delivery.
 *
 * @since 0.1.0
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FanOutBenchmark {

	static final int PEERS = 1000;

	private final ConfigurableApplicationContext context = BenchmarkApplication.start();

	private final WssGraph graph = this.context.getBean(WssGraph.class);

	private final Tick tick = new Tick(4711, 0, "x".repeat(76));

	private final List<DetachedPeer> peers = IntStream.range(0, PEERS)
		.mapToObj((index) -> new DetachedPeer(this.context))
		.toList();

	/**
	 * Subscribe everybody.
	 */
	public FanOutBenchmark() {
		this.graph.declare("tick", true);
		this.peers.forEach((peer) -> peer.send(Requests.subscribe("tick", 1)));
	}

	/**
	 * Publish one output of 100 bytes.
	 */
	@Benchmark
	@OperationsPerInvocation(PEERS)
	public void publish() {
		this.graph.publish("tick", this.tick);
	}

	List<DetachedPeer> peers() {
		return this.peers;
	}

	/**
	 * Stop the application.
	 */
	@TearDown
	public void close() {
		this.context.close();
	}

	record Tick(long n, long t, String pad) {
	}

}
