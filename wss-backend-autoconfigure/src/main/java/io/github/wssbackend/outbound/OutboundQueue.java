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

package io.github.wssbackend.outbound;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.web.socket.CloseStatus;

/**
 * The one way to a socket: a bounded queue, and one writer at a time. Whoever flushes
 * while nobody writes becomes the writer and drains everything, also what comes
 * meanwhile, until it has done its share and the executor goes on; everyone else returns
 * at once. Where a write ends later, on another thread, that thread goes on as the
 * writer.
 * <p>
 * Where a write of the socket takes several frames, a flush may be put off so that more
 * of them leave together: to the end of the {@link Cork} of the thread, or, for emissions
 * that follow one another closely, to the next tick of the {@link FlushGuard}. That is
 * never more than about a millisecond, and ends at once when a write is full.
 * <p>
 * Frames leave in the order in which they were offered. While the queue has room nothing
 * is dropped; the frame being written does not count as waiting. When it is full the
 * overflow policy of the limits decides which emissions give way. Dropped emissions are
 * counted by topic, and a peer that wants to know is told just before the next emission
 * of the topic.
 * <p>
 * Safe for use by any thread. One lock guards the waiting frames and the state; it is
 * held for bookkeeping only: nothing is written, encoded or called back under it, so it
 * may be taken while other locks are held. The role of the writer is given and taken back
 * under it; {@link OutboundWriter} belongs to whoever has that role.
 *
 * @since 0.1.0
 */
public final class OutboundQueue {

	private static final Log logger = LogFactory.getLog(OutboundQueue.class);

	private final OutboundLimits limits;

	private final SocketCloser closer;

	private final OutboundListener listener;

	private final FlushGuard guard;

	private final int gathers;

	private final boolean dropsWhatEnded;

	private final OutboundWriter writer;

	private final Runnable flush = this::flushNow;

	private final ReentrantLock lock = new ReentrantLock();

	private final WaitingFrames waiting;

	private QueueState state = QueueState.OPEN;

	private boolean writing;

	/**
	 * Whether somebody who put a flush off will do it soon.
	 */
	private boolean promised;

	private CloseStatus closeStatus = CloseStatus.NORMAL;

	private @Nullable CloseStatus untoldOverflow;

	/**
	 * Create the queue of a socket.
	 * @param transport the socket
	 * @param limits what may wait
	 * @param executor where the socket is closed, because that may block, and where the
	 * writing goes on that would keep a thread for too long
	 * @param listener told when the queue cannot go on
	 * @param guard flushes in time what was put off
	 */
	public OutboundQueue(SocketTransport transport, OutboundLimits limits, Executor executor, OutboundListener listener,
			FlushGuard guard) {
		this.limits = limits;
		this.guard = guard;
		this.gathers = transport.gathers();
		this.dropsWhatEnded = transport.dropsWhatEnded();
		this.closer = new SocketCloser(transport, executor);
		this.listener = listener;
		this.waiting = new WaitingFrames(limits);
		this.writer = new OutboundWriter(transport, executor, this::next, this::failed);
	}

	/**
	 * Put a frame in the queue. Never blocks, never writes and calls nobody: that is for
	 * the {@link #flush()} that has to follow, also when this returns {@code false}.
	 * @param frame the frame
	 * @return {@code false} if the queue is closed or this frame found no room, which
	 * breaks it
	 */
	public boolean offer(OutboundFrame frame) {
		this.lock.lock();
		try {
			if (this.state != QueueState.OPEN) {
				return false;
			}
			CloseStatus overflow = OverflowRule.makeRoom(this.limits.overflow(), this.waiting, frame);
			if (overflow != null) {
				this.untoldOverflow = overflow;
				breakOff(QueueState.BROKEN);
				return false;
			}
			this.waiting.add(new WaitingFrame(frame));
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * See to it that what waits leaves: at once by this thread, unless another one is the
	 * writer already, or with the cork of this thread. Whether this waits for the socket
	 * is up to the transport.
	 */
	public void flush() {
		Cork cork = Cork.current();
		if (cork == null) {
			flushNow();
		}
		else {
			putOff((flush) -> cork.hold(flush, this.guard));
		}
	}

	/**
	 * See to it that emissions leave: as {@link #flush()}, but with the next tick where
	 * the socket was written to within the last one.
	 */
	public void flushEmissions() {
		if (Cork.current() == null && this.writer.wroteWithin(FlushGuard.TICK_NANOS)) {
			putOff(this.guard::later);
		}
		else {
			flush();
		}
	}

	/**
	 * Let somebody flush soon who has not promised it yet. Now, where that gains nothing
	 * or something else than writing is to be done.
	 */
	private void putOff(Consumer<Runnable> promise) {
		boolean now;
		boolean mine = false;
		this.lock.lock();
		try {
			now = this.state != QueueState.OPEN || this.waiting.bytes() >= this.gathers || this.waiting.isHalfFull();
			if (!now && !this.promised && !this.writing && this.waiting.count() > 0) {
				mine = true;
				this.promised = true;
			}
		}
		finally {
			this.lock.unlock();
		}
		if (now) {
			flushNow();
		}
		else if (mine) {
			promise.accept(this.flush);
		}
	}

	/**
	 * Become the writer and drain the queue, unless somebody else is: then that one does.
	 */
	void flushNow() {
		CloseStatus overflow;
		boolean writer;
		this.lock.lock();
		try {
			overflow = (this.state == QueueState.BROKEN) ? this.untoldOverflow : null;
			this.untoldOverflow = null;
			writer = !this.writing && (this.waiting.count() > 0 || this.state == QueueState.CLOSING);
			this.writing |= writer;
			this.promised = false;
		}
		finally {
			this.lock.unlock();
		}
		if (overflow != null) {
			tell(() -> this.listener.onOverflow(overflow));
		}
		if (writer) {
			this.writer.drain();
		}
	}

	/**
	 * Offer a frame and flush.
	 * @param frame the frame
	 * @return {@code false} if the queue did not take it
	 */
	public boolean send(OutboundFrame frame) {
		boolean taken = offer(frame);
		flush();
		return taken;
	}

	/**
	 * Take no more frames, write those that wait, then close the socket on the executor.
	 * Where a write hangs that may be never: the owner has to watch
	 * {@link #stalledNanos()} and abort. A queue that is broken is aborted.
	 * @param status why
	 */
	public void close(CloseStatus status) {
		QueueState before;
		this.lock.lock();
		try {
			before = this.state;
			if (before == QueueState.OPEN) {
				this.state = QueueState.CLOSING;
				this.closeStatus = status;
			}
		}
		finally {
			this.lock.unlock();
		}
		if (before == QueueState.BROKEN) {
			abort(status);
		}
		flush();
	}

	/**
	 * Drop what waits and take no more. The executor tries to send the close frame and
	 * then drops the connection; one that was closed in order is dropped if it still is
	 * there. Never blocks.
	 * @param status why
	 */
	public void abort(CloseStatus status) {
		drop(breakOff(QueueState.ABORTED), status);
	}

	private void drop(QueueState before, CloseStatus status) {
		if (before == QueueState.CLOSED) {
			this.closer.abort();
		}
		else if (before != QueueState.ABORTED) {
			this.closer.closeAndAbort(status);
		}
	}

	/**
	 * The socket ended: drop what waits and take no more. The connection is dropped as by
	 * {@link #abort}, unless that happens anyway.
	 * @param status why
	 */
	public void ended(CloseStatus status) {
		QueueState before = breakOff(QueueState.ABORTED);
		boolean dropped = this.dropsWhatEnded && (before == QueueState.OPEN || before == QueueState.BROKEN);
		if (!dropped) {
			drop(before, status);
		}
	}

	/**
	 * How long the present write has been under way.
	 * @return nanoseconds, 0 if nothing is being written
	 */
	public long stalledNanos() {
		return this.writer.stalledNanos();
	}

	/**
	 * Whether nothing waits and nothing is being written.
	 * @return whether the queue is idle
	 */
	public boolean isIdle() {
		return locked(() -> !this.writing && this.waiting.count() == 0);
	}

	/**
	 * How many frames wait.
	 * @return the number, without the frame being written
	 */
	public int waitingMessages() {
		return locked(this.waiting::count);
	}

	/**
	 * How many bytes wait.
	 * @return the number, without the frame being written
	 */
	public long waitingBytes() {
		return locked(this.waiting::bytes);
	}

	private <T> T locked(Supplier<T> reading) {
		this.lock.lock();
		try {
			return reading.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What to write next. With nothing left the role of the writer is given up, under the
	 * lock that frames are added under: whoever adds one afterwards finds the role free.
	 */
	private @Nullable OutboundBatch next(OutboundWriter writer) {
		boolean finished;
		this.lock.lock();
		try {
			if (this.waiting.count() > 0) {
				return this.waiting.poll(new OutboundBatch(writer, this.gathers));
			}
			finished = giveUpWriting();
		}
		finally {
			this.lock.unlock();
		}
		if (finished) {
			this.closer.close(this.closeStatus);
		}
		return null;
	}

	private boolean giveUpWriting() {
		this.writing = false;
		boolean finished = this.state == QueueState.CLOSING;
		if (finished) {
			this.state = QueueState.CLOSED;
		}
		return finished;
	}

	private void failed(Throwable cause) {
		QueueState before = breakOff(QueueState.BROKEN);
		if (before.writes()) {
			tell(() -> this.listener.onFailure(cause));
		}
		if (before == QueueState.CLOSING) {
			abort(this.closeStatus);
		}
	}

	/**
	 * Drop what waits and move on to a state that writes nothing.
	 */
	private QueueState breakOff(QueueState target) {
		this.lock.lock();
		try {
			QueueState before = this.state;
			this.state = (before.compareTo(target) < 0) ? target : before;
			this.waiting.clear();
			return before;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void tell(Runnable call) {
		try {
			call.run();
		}
		catch (RuntimeException | Error ex) {
			logger.error("Owner of an outbound queue failed", ex);
		}
	}

}
